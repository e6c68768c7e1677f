/** Where no page is. */
import { Link } from "@tanstack/react-router";
import { words } from "../words.ts";
import { PageTitle } from "./PageTitle.tsx";

/** Says so, and leads back. */
export function Missing() {
  const { missing } = words.shell;
  return (
    <main id="page" className="page narrow" tabIndex={-1}>
      <PageTitle title={missing.title} />
      <p className="lead">{missing.lead}</p>
      <p>
        <Link to="/">{missing.back}</Link>
      </p>
    </main>
  );
}
