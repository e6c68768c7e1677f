/** What is shown where the page itself fails: words and a way on, not a blank page. */
import { Component, type ReactNode } from "react";
import { words } from "./words.ts";

/** Shows its children until one of them throws while it is drawn. */
export class Stumble extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="failure panel" role="alert">
        <h2>{words.failure.heading}</h2>
        <p>{words.failure.broken}</p>
        <button type="button" onClick={() => location.reload()}>
          {words.failure.reload}
        </button>
      </div>
    );
  }
}
