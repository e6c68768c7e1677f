/** Where a browser comes back from a provider: the session has begun, and is taken into use. */
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { arrive } from "../session/session.ts";
import { PageTitle } from "../shell/PageTitle.tsx";
import { words } from "../words.ts";

/** The page; it leads on by itself. */
export function ArrivedPage() {
  const navigate = useNavigate();
  const [isNone, setNone] = useState(false);
  useEffect(() => {
    arrive()
      .catch(() => false)
      .then((isIn) => (isIn ? void navigate({ to: "/account", replace: true }) : setNone(true)));
  }, [navigate]);
  const texts = words.account.signIn;
  return (
    <main id="page" className="page narrow" tabIndex={-1}>
      <PageTitle title={texts.title} />
      <p role="status" className="lead">
        {isNone ? texts.none : texts.arriving}
      </p>
      {isNone && <Link to="/sign-in">{texts.back}</Link>}
    </main>
  );
}
