/** The sign on a button that plays and pauses. */
export function PlayIcon({ isPlaying }: { readonly isPlaying: boolean }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={isPlaying ? "M7 5h4v14H7zM13 5h4v14h-4z" : "M8 5l12 7-12 7z"} />
    </svg>
  );
}
