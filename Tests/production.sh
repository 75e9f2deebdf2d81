#!/usr/bin/env bash
# README's production part, word for word, on a Debian fresh from its mirror: its blocks are read out of README and run
# where systemd has booted, and what they promise is tried over HTTPS: sign-in by code and by mail, a course, the jobs,
# an upgrade, a restored copy. Needs root, ports 25, 80 and 443 free, and
#   apt-get install debootstrap systemd-container curl openssl python3
# FRESH=FOLDER takes a Debian that debootstrap has made before; it is copied and stays as it is.
set -Eeuo pipefail
cd "$(dirname "$0")/.."
host=kurs.exempel.se
work=$(mktemp -d /var/tmp/kurskoll-production-XXXXXX)
root=$work/root

step() { printf '\n== %s\n' "$*"; }
fail() { printf 'production.sh: %s\n' "$*" >&2; exit 1; }
clean() {
    [ -z "${booted:-}" ] || kill "$booted" 2>/dev/null || true
    [ -z "${mailbox:-}" ] || kill "$mailbox" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf --one-file-system "$work"
}
trap clean EXIT
trap 'echo "production.sh: line $LINENO failed" >&2; [ -z "${booted:-}" ] || there "journalctl -u kurskoll -n 10 --no-pager -o cat" >&2' ERR

# A block of README, by the word after ```sh.
block() {
    local text
    text=$(sed -n "/^\`\`\`sh $1\$/,/^\`\`\`\$/p" README.md | sed '1d;$d')
    [ -n "$text" ] || fail "README has no block »$1«"
    printf '%s\n' "$text"
}

# Runs the lines that come on standard input one after the other, in one shell, up to the first that fails.
each='while IFS= read -r line; do eval "$line" < /dev/null || { echo "failed: $line" >&2; exit 1; }; done'

# Runs commands as root on the new machine.
there() {
    nsenter --target "$(pgrep -P "$booted")" --all -- /usr/bin/env -i HOME=/root TERM=dumb LANG=C.UTF-8 \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        DEBIAN_FRONTEND=noninteractive bash -euo pipefail -c "cd; $1"
}

# Where README's first block runs, these two lead to the new machine. A course of one chapter comes beside the others.
carry() {
    ssh() { chroot "$root" /bin/sh -c "$2"; }
    scp() {
        local target="${!#}"
        cp -r "${@:2:$#-2}" "$root${target#*:}"
        probe_course "$root${target#*:}/Courses/prova"
    }
    eval "$each" < <(block build)
}

probe_course() {
    mkdir -p "$1"
    local reviewed=$'granskad: 2026-11-03\ngranska-senast: 2099-11-01\n---'
    cat > "$1/kurs.md" <<COURSE
---
typ: kurs
titel: Prova
id: prova
språk: sv
version: "1"
ansvarig: provet
$reviewed

En kurs.

## Kapitel

1. [Ett](01-ett.md)

## Kunskapstest

[Kunskapstest](kunskapstest.md)

## Stöd

[Stöd](stod.md)
COURSE
    cat > "$1/kunskapstest.md" <<TEST
---
typ: kunskapstest
titel: Kunskapstest
id: kunskapstest
dra: 1
godkänt: 1 av 1
försök: obegränsat
blanda: nej
kräver: alla-kapitel
$reviewed

En fråga.

## Område: Allt {#allt dra=1}

### Fråga: Vilket nu? {#t-nu}

- [x] Det här
- [ ] Det där
TEST
    cat > "$1/01-ett.md" <<CHAPTER
---
titel: Ett
id: ett
längd: 5 min
innehållsnotis: Ingenting farligt.
$reviewed

## Ett

### Fråga: Vilket? {#vilket}

- [x] Det här
- [ ] Det där
CHAPTER
    printf -- '---\ntyp: stöd\nid: stod\ntitel: Stöd\n%s\n\n## Stöd\n\nRing någon.\n' "$reviewed" > "$1/stod.md"
}

# As a browser asks: TLS, HTTP/2, cookies kept. Follows 303.
browse() {
    curl --silent --show-error --fail --location --cacert "$work/fullchain.pem" --resolve "$host:443:127.0.0.1" \
        --http2 --cookie "$work/$1" --cookie-jar "$work/$1" "${@:3}" "https://$host$2"
}

# What a page's first hidden field of that name holds.
hidden() { sed -n "s/.*name=\"$1\" value=\"\([^\"]*\)\".*/\1/p" | head -n 1; }

# Signs a person in with a code on paper and takes the course.
take_course() {
    local code csrf test right
    code=$(there "kurskoll sign-in $1 --code")
    browse "$1" /logga-in --data-urlencode "vem=$code" | grep --quiet "$2" || fail "$1 did not get in"
    csrf=$(browse "$1" /kurs/prova/ett | hidden csrf)
    browse "$1" /kurs/prova/ett/klar --data-urlencode "csrf=$csrf" > /dev/null
    test=$(browse "$1" /kurs/prova/prov/nytt --data-urlencode "csrf=$csrf")
    right=$(sed -n 's/.*name="t-nu" value="\([0-9]\)"> <span>Det här.*/\1/p' <<< "$test")
    browse "$1" /kurs/prova/prov --data-urlencode "csrf=$csrf" \
        --data-urlencode "dragning=$(hidden dragning <<< "$test")" --data "t-nu=$right" > /dev/null
}

completed() { there 'kurskoll report indicator --course prova --format json' | grep -o '"completed":[0-9]*' | head -n 1; }
expect() { [ "$1" = "$2" ] || fail "$3: $1, not $2"; echo "$3: $1"; }

step "a Debian fresh from its mirror"
if [ -n "${FRESH:-}" ]; then
    cp -a "$FRESH" "$root"
else
    debootstrap --variant=minbase --include=systemd,systemd-sysv bookworm "$root" http://deb.debian.org/debian > "$work/debootstrap.log"
fi
cp /etc/hosts "$root/etc/hosts"
[ ! -e "$root/usr/bin/swift" ] || fail "Swift is there"

step "build"
carry
ls -l "$root/opt/kurskoll.new/kurskoll" | awk '{printf "the program: %.1f MB\n", $5 / 1e6}'

step "boot"
systemd-nspawn --quiet --directory "$root" --boot --register=no --keep-unit --machine=kurskoll-production \
    --resolv-conf=copy-host < /dev/null > "$work/console.log" 2>&1 &
booted=$!
for _ in $(seq 100); do
    there 'systemctl is-system-running --wait' > /dev/null 2>&1 && break
    kill -0 "$booted" 2>/dev/null || fail "it did not boot: $(tail -n 3 "$work/console.log")"
    sleep 0.2
done
there 'systemctl is-system-running || systemctl --failed'

# What README takes for granted: a certificate, the staff file, and a mail server on the machine.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj "/CN=$host" \
    -addext "subjectAltName=DNS:$host" -keyout "$work/privkey.pem" -out "$work/fullchain.pem" 2> /dev/null
cp "$work"/*.pem "$root/root/"
there 'cat > /tmp/personal.csv; chmod 644 /tmp/personal.csv' <<CSV
person_ref;namn;e-post;förvaltning;enhet;enhetskod;anställd_från
p-1;Anna Ek;anna@exempel.se;Vård;Norr;10;$(date -d '-330 days' +%F)
p-2;Bo Ek;bo@exempel.se;Vård;Norr;10;$(date -d '-330 days' +%F)
p-83f1;Cecilia Ek;cecilia@exempel.se;Vård;Norr;10;2020-01-01
CSV
python3 - "$work/mail" <<'PYTHON' &
import socketserver, sys

class Mail(socketserver.StreamRequestHandler):
    """Takes whatever mail comes (RFC 5321) and writes it down."""
    def handle(self):
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            word = line.split()[0].upper() if line.split() else b""
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                with open(sys.argv[1], "ab") as kept:
                    for text in self.rfile:
                        if text == b".\r\n": break
                        kept.write(text)
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 yes\r\n")
            if word == b"QUIT": return

socketserver.ThreadingTCPServer.allow_reuse_address = True
socketserver.ThreadingTCPServer(("127.0.0.1", 25), Mail).serve_forever()
PYTHON
mailbox=$!

step "server"
there "$each" < <(block server)
there 'systemctl is-active kurskoll nginx; systemctl list-timers --no-pager --no-legend "kurskoll-*" | wc -l; nginx -t -q'
there 'systemd-analyze security --no-pager kurskoll kurskoll-backup | grep Overall; ldd /opt/kurskoll/kurskoll'
browse nobody /halsa > /dev/null
browse nobody /logga-in --head | grep -i -E '^(HTTP/2|strict-transport)' || fail "no HTTP/2 or no HSTS"

step "a learner: a code on paper, a course over HTTPS; another: a link by mail"
take_course p-1 Anna
expect "$(completed)" '"completed":1' "after the course"
browse p-2 /logga-in --data-urlencode vem=bo@exempel.se > /dev/null
for _ in $(seq 100); do grep --quiet "/logga-in/" "$work/mail" 2> /dev/null && break; sleep 0.1; done
grep --quiet "^To: .*bo@exempel.se" "$work/mail" || fail "no mail: $(there 'journalctl -u kurskoll -n 5 --no-pager')"

step "the jobs, as the timers start them"
there 'kurskoll set retention-decision "KS §13"; touch -d "-40 days" /var/lib/kurskoll/backups/kurskoll-old.db'
for job in remind backup freeze retain; do
    there "systemctl start kurskoll-$job || { journalctl -u kurskoll-$job -n 20 --no-pager; exit 1; }; journalctl -u kurskoll-$job -n 4 --no-pager -o cat"
done
there 'ls -l /var/lib/kurskoll /var/lib/kurskoll/backups; systemctl reload kurskoll; systemctl is-active kurskoll'
there 'kurskoll doctor || true'
[ ! -e "$root/var/lib/kurskoll/backups/kurskoll-old.db" ] || fail "an old copy is still there"

step "upgrade"
carry
there "$each" < <(block upgrade)
for _ in $(seq 100); do browse nobody /halsa > /dev/null 2>&1 && break; sleep 0.1; done
browse p-1 / | grep --quiet Anna || fail "who was signed in is not any longer"
expect "$(completed)" '"completed":1' "after the upgrade"

step "restore: what came after the copy is gone, what stood in it is back"
take_course p-2 Bo
expect "$(completed)" '"completed":2' "before"
there "$each" < <(block restore)
expect "$(completed)" '"completed":1' "after"
for _ in $(seq 100); do browse nobody /halsa > /dev/null 2>&1 && break; sleep 0.1; done
browse p-1 / | grep --quiet Anna || fail "who was signed in when the copy was made is not any longer"

step "no log says where anybody went"
browse p-1 '/hjalp?spaarhund' > /dev/null
there 'systemctl stop kurskoll'
browse p-1 '/hjalp?spaarhund' > /dev/null 2>&1 || true
browse p-1 '/logga-in/spaarhund' > /dev/null 2>&1 || true
there 'systemctl start kurskoll'
! grep --recursive --quiet spaarhund "$root/var/log" || fail "a log names the page"
grep --quiet " GET 200 " "$root/var/log/nginx/kurskoll.log" || fail "nginx has no log"
[ -z "$(there 'systemctl --failed --no-legend')" ] || fail "$(there 'systemctl --failed --no-legend')"
step "done; in memory: $(there 'grep VmRSS /proc/$(systemctl show -P MainPID kurskoll)/status')"
