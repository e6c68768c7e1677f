/** Somebody in the list of accounts. */
import type { WireAccount } from "@music-brain/contract";
import { When } from "../parts/When.tsx";
import { useSession } from "../session/use-session.ts";
import { words } from "../words.ts";

/** The row. */
export function UserRow({
  account,
  onChange,
}: {
  readonly account: WireAccount;
  readonly onChange: () => void;
}) {
  const session = useSession();
  const texts = words.administration.users;
  const isYou = session.status === "in" && session.account.id === account.id;
  return (
    <tr className={account.disabled ? "off" : undefined}>
      <th scope="row">
        {account.username}
        {isYou && <span className="badge">{texts.you}</span>}
        {account.email !== null && <span className="hint">{account.email}</span>}
      </th>
      <td data-label={texts.role}>{words.account.you.role[account.role]}</td>
      <td data-label={texts.state}>
        <span className={account.disabled ? "state" : "state on"}>
          {account.disabled ? texts.disabled : texts.enabled}
        </span>
      </td>
      <td data-label={texts.since}>
        <When at={account.created_at} />
      </td>
      <td className="last">
        <button type="button" aria-label={texts.changeOf(account.username)} onClick={onChange}>
          {texts.change}
        </button>
      </td>
    </tr>
  );
}
