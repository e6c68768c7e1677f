/** Accounts elsewhere that sign in to this one: linked, and unlinked. */
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import {
  keysOf,
  linkProvider,
  type OutsideIdentity,
  type Provider,
  unlinkIdentity,
  useIdentities,
  useProviders,
} from "../api/account.ts";
import { ActionForm } from "../parts/ActionForm.tsx";
import { Asked } from "../parts/Asked.tsx";
import { Confirm } from "../parts/Confirm.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { When } from "../parts/When.tsx";
import { words } from "../words.ts";
import { ProofFields, proofOf } from "./ProofFields.tsx";

const route = getRouteApi("/account/providers");
const texts = words.account.providers;

/** The room. */
export function ProvidersRoom() {
  const client = useQueryClient();
  const identities = useIdentities();
  const providers = useProviders();
  const [linking, setLinking] = useState<Provider>();
  const known = providers.data?.providers ?? [];
  const titleOf = (name: string) => known.find((one) => one.name === name)?.title ?? name;
  return (
    <section className="panel">
      <h2>{words.account.tabs.providers}</h2>
      <p className="lead">{texts.lead}</p>
      <HowItWent titleOf={titleOf} />
      <Asked query={identities}>
        {(answer) =>
          answer.identities.length === 0 ? (
            known.length > 0 && <p className="empty">{texts.empty}</p>
          ) : (
            <ul className="entries">
              {answer.identities.map((identity) => (
                <Entry
                  key={identity.id}
                  identity={identity}
                  title={titleOf(identity.provider)}
                  onChange={() => void client.invalidateQueries({ queryKey: keysOf.identities })}
                />
              ))}
            </ul>
          )
        }
      </Asked>
      <Asked query={providers}>
        {() =>
          known.length === 0 ? (
            <p className="empty">{texts.none}</p>
          ) : (
            <div className="buttons">
              {known.map((provider) => (
                <button key={provider.name} type="button" onClick={() => setLinking(provider)}>
                  {texts.link(provider.title)}
                </button>
              ))}
            </div>
          )
        }
      </Asked>
      {linking && (
        <Dialog title={texts.linkTitle(linking.title)} onClose={() => setLinking(undefined)}>
          <p className="lead">{texts.linkLead(linking.title)}</p>
          <ActionForm
            submit={texts.linkSubmit(linking.title)}
            onCancel={() => setLinking(undefined)}
            act={async (given) => location.assign((await linkProvider(linking.name, proofOf(given))).url)}
          >
            <ProofFields />
          </ActionForm>
        </Dialog>
      )}
    </section>
  );
}

/** What is said to who comes back from a provider. */
function HowItWent({ titleOf }: { readonly titleOf: (name: string) => string }) {
  const { linked, refused } = route.useSearch();
  if (refused !== undefined) {
    return (
      <p className="trouble" role="alert">
        {texts.refused[refused] ?? texts.refusedOtherwise}
      </p>
    );
  }
  return linked === undefined ? null : <p role="status">{texts.linked(titleOf(linked))}</p>;
}

/** An account elsewhere in the list. */
function Entry({
  identity: { id, label, created_at, last_used_at },
  title,
  onChange,
}: {
  readonly identity: OutsideIdentity;
  readonly title: string;
  readonly onChange: () => void;
}) {
  const [isAsked, setAsked] = useState(false);
  const name = `${label ?? texts.unnamed} · ${title}`;
  return (
    <li>
      <div>
        <strong>{label ?? texts.unnamed}</strong> <span className="badge">{title}</span>
        <p className="hint">
          {texts.linkedAt} <When at={created_at} /> · {texts.used} <When at={last_used_at} />
        </p>
      </div>
      <button type="button" aria-label={texts.unlinkOf(name)} onClick={() => setAsked(true)}>
        {texts.unlink}
      </button>
      {isAsked && (
        <Confirm
          title={texts.unlinkTitle(name)}
          lead={texts.unlinkLead}
          submit={texts.unlinkSubmit}
          act={() => unlinkIdentity(id).then(onChange)}
          onClose={() => setAsked(false)}
        />
      )}
    </li>
  );
}
