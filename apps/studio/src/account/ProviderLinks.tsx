/** The providers that one can sign in with, where there are any. */
import { useProviders } from "../api/account.ts";
import { words } from "../words.ts";

/** A link each: the browser goes there, and comes back signed in. */
export function ProviderLinks() {
  const providers = useProviders().data?.providers ?? [];
  if (providers.length === 0) return null;
  return (
    <div className="providers">
      <p className="hint">{words.account.signIn.or}</p>
      <ul className="buttons">
        {providers.map(({ name, title, start }) => (
          <li key={name}>
            <a className="button" href={`${start}?page=studio`}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
