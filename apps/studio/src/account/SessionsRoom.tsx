/** Where somebody is signed in: listed, and ended. */
import type { WireSession } from "@music-brain/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { endOtherSessions, endSession, keysOf, useSessions } from "../api/account.ts";
import { Asked } from "../parts/Asked.tsx";
import { Trouble } from "../parts/Trouble.tsx";
import { When } from "../parts/When.tsx";
import { words } from "../words.ts";
import { deviceName } from "./device.ts";

/** The room. */
export function SessionsRoom() {
  const client = useQueryClient();
  const query = useSessions();
  const texts = words.account.sessions;
  const end = useMutation({
    mutationFn: (id: string | undefined) => (id === undefined ? endOtherSessions() : endSession(id)),
    onSettled: () => client.invalidateQueries({ queryKey: keysOf.sessions }),
  });
  return (
    <section className="panel">
      <h2>{words.account.tabs.sessions}</h2>
      <p className="lead">{texts.lead}</p>
      <Trouble error={end.error} />
      <Asked query={query}>
        {({ sessions }) => (
          <>
            <ul className="entries">
              {sessions.map((session) => (
                <Entry
                  key={session.id}
                  session={session}
                  isBusy={end.isPending}
                  onEnd={() => end.mutate(session.id)}
                />
              ))}
            </ul>
            {sessions.length > 1 ? (
              <div className="buttons">
                <button type="button" disabled={end.isPending} onClick={() => end.mutate(undefined)}>
                  {texts.endOthers}
                </button>
              </div>
            ) : (
              <p className="hint">{texts.alone}</p>
            )}
          </>
        )}
      </Asked>
    </section>
  );
}

function Entry({
  session,
  isBusy,
  onEnd,
}: {
  readonly session: WireSession;
  readonly isBusy: boolean;
  readonly onEnd: () => void;
}) {
  const texts = words.account.sessions;
  const name = session.device === null ? texts.unknown : deviceName(session.device);
  return (
    <li>
      <div>
        <strong title={session.device ?? undefined}>{name}</strong>
        {session.current && <span className="badge">{texts.here}</span>}
        <p className="hint">
          {texts.from(session.address)} · {texts.used} <When at={session.last_used_at} /> · {texts.begun}{" "}
          <When at={session.created_at} />
        </p>
      </div>
      {!session.current && (
        <button type="button" disabled={isBusy} aria-label={texts.endOf(name)} onClick={onEnd}>
          {texts.end}
        </button>
      )}
    </li>
  );
}
