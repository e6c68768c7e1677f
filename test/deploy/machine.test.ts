// docs/DEPLOYMENT.md, "One Debian machine", by its text alone: in a Debian that has nothing but its base.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root } from "../support/programs.ts";
import { emptyDebian, type Root, rootUpon, runMachine } from "./support/debian.ts";

/** The commands of the page: those before the machine starts, and those in it, by the titles above them. */
interface Part {
  readonly title: string;
  readonly isFetched: boolean;
  readonly commands: string;
}

const page = readFileSync(join(root, "docs/DEPLOYMENT.md"), "utf8");
const parts: readonly Part[] = page
  .slice(page.indexOf("## One Debian machine"), page.indexOf("## Containers"))
  .split(/^### /m)
  .flatMap((text) => {
    const title = text.slice(0, text.indexOf("\n"));
    return [...text.matchAll(/(<!-- fetched before the machine starts -->\n)?```sh\n([\s\S]*?)```/g)].map(
      ([, mark, commands = ""]) => ({ title, isFetched: mark !== undefined, commands }),
    );
  });

const NAME = "music.example.org";

/** What is looked at after the commands of a part, beside that they have succeeded. */
const looks: Readonly<Record<string, string>> = {
  TLS: `
    call() { curl --silent --show-error --cacert /etc/music-brain/tls/fullchain.pem --resolve "$NAME:443:127.0.0.1" "$@"; }
    call --http2 --fail --write-out 'version %{http_version}\\n' --output /dev/null "https://$NAME/health"
    curl --silent --output /dev/null --write-out 'redirect %{http_code}\\n' http://127.0.0.1/health
    call --fail --output /root/song.mid --header 'Content-Type: application/json' --header 'Accept: audio/midi' \\
      --data '{"intent": {"emotional_intent": "grief slowly turning into hope"}, "seed": 42}' "https://$NAME/generate"
    echo "song $(head --bytes 4 /root/song.mid)"
    call --output /dev/null --write-out 'studio %{http_code}\\n' "https://$NAME/studio/"`,
  "The first administrator": `
    token() {
      call --fail --header 'Content-Type: application/json' --data "{\\"username\\": \\"clara\\", \\"password\\": \\"$(cat /root/music-brain-admin)\\"}" \\
        "https://$NAME/auth/login" | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/'
    }
    before=$(token)`,
  Watching: `
    # Not by what it remembers: for some minutes that has what Debian's own configuration scraped before.
    up() { curl --silent 'http://127.0.0.1:9090/api/v1/targets?state=active' | grep --only-matching '"health":"up"' | wc --lines; }
    for _ in $(seq 60); do [ "$(up)" -ge 8 ] && break; sleep 1; done
    echo "scraped $(up)"
    curl --silent http://127.0.0.1:9090/api/v1/rules | grep --only-matching '"name":"MusicBrain[A-Za-z]*"' | sort --unique | wc --lines`,
  "A third replica": `
    curl --silent --fail --retry 60 --retry-delay 1 --retry-all-errors http://127.0.0.1:8003/health/ready
    grep --count '^ *server' /etc/nginx/conf.d/music-brain-upstream.conf`,
  Upgrades: `readlink /opt/music-brain`,
  Backups: `
    for port in 8001 8002; do curl --silent --fail --retry 60 --retry-delay 1 --retry-all-errors "http://127.0.0.1:$port/health/ready"; done
    [ -n "$(token)" ]
    systemctl start music-brain-upkeep-metrics
    told() { curl --silent http://127.0.0.1:9100/metrics | grep --count '^music_brain_[a-z_]*_timestamp_seconds [1-9]'; }
    echo "told of copies and certificate $(told)"`,
  "New secrets": `
    call --output /dev/null --write-out 'old token %{http_code}\\n' --header "Authorization: Bearer $before" "https://$NAME/auth/me"
    call --output /dev/null --write-out 'new token %{http_code}\\n' --header "Authorization: Bearer $(token)" "https://$NAME/auth/me"`,
};

/** While the machine is upgraded and given new secrets, somebody goes on asking. */
const asking = `
  ( while [ ! -e /root/enough ]; do call --output /dev/null --write-out '%{http_code}\\n' "https://$NAME/health"; done > /root/asked ) &
  asking=$!`;
const asked = `
  touch /root/enough; wait "$asking"; echo "asked $(sort /root/asked | uniq --count | tr --squeeze-repeats ' ' | tr '\\n' ';')"; rm /root/enough`;

let machine: Root | undefined;
afterAll(() => machine?.remove());

test("an empty Debian becomes a service behind TLS with two replicas, watched, upgraded, restored and given new secrets, by the page alone", () => {
  machine = rootUpon(emptyDebian());
  const [fetched, release] = parts.filter(({ isFetched }) => isFetched);
  machine.fetch(fetched?.commands ?? "", { REPOSITORY: "/repository" });
  // The version that is upgraded to: the same commands have just been run, and make what a copy is.
  expect(fetched?.commands).toContain(release?.commands.trim());
  machine.fetch(`
    first=$(readlink /opt/music-brain)
    cp --archive "$first" /opt/music-brain-releases/29991231T000000-next
    echo "$first" > /root/first`);
  const script = parts
    .slice(1)
    .flatMap(({ title, isFetched, commands }, index, all) => [
      `: '${title.replaceAll("'", "")}'; cd /root`,
      ...(isFetched
        ? [asking, "ln -sfn /opt/music-brain-releases/29991231T000000-next /opt/music-brain"]
        : [commands]),
      ...(all[index + 1]?.title === title ? [] : [looks[title] ?? ""]),
      ...(title === "Upgrades" && all[index + 1]?.title !== title ? [asked] : []),
    ]);
  const printed = runMachine(machine, script.join("\n"), { NAME })
    .split("\n")
    // The shell says what it runs as well.
    .filter((line) => !line.startsWith("+"));
  for (const line of [
    "version 2",
    "redirect 308",
    "song MThd",
    "studio 200",
    "scraped 8",
    "music-brain-api@8001.service is ready",
    "old token 200",
    "new token 200",
    "told of copies and certificate 2",
  ]) {
    expect(printed).toContain(line);
  }
  // Two rolling restarts under requests: the one to the new version, and the one back.
  expect(printed).toContainEqual(expect.stringMatching(/^asked +\d+ 200;$/));
}, 2_400_000);

test("every command of the page stands under a title that is looked at, or is looked at itself", () => {
  expect(parts.length).toBeGreaterThan(12);
  expect(parts[0]?.isFetched).toBe(true);
  for (const title of Object.keys(looks)) expect(parts.map((part) => part.title)).toContain(title);
});
