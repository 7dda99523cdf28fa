#!/usr/bin/env bash
# Builds the app from this folder, in another place, and compares every file that a browser gets, the packed ones too (docs/operating.md).
#   eng/verify-client.sh                         builds it twice: do two places give the same?
#   eng/verify-client.sh https://notes.example   builds it once: does that server hand out the same, to this computer, now?
#   eng/verify-client.sh artifacts/app           builds it once: is that published folder the same?
# "--built FOLDER" in front takes a folder that was published before, and builds nothing.
set -euo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if command -v sha256sum >/dev/null; then sha=(sha256sum); else sha=(shasum -a 256); fi

build() { # build PLACE [PACKAGES]: publishes a copy of this folder to PLACE/app
  mkdir -p "$1"
  tar -C "$root" -cf - --exclude=./artifacts --exclude=./.git --exclude=./data . | tar -C "$1" -xf -
  (cd "$1" && NUGET_PACKAGES=${2:-${NUGET_PACKAGES:-}} dotnet publish src/Troth.Server -c Release -p:RestoreLockedMode=true -o "$1/app") >"$work/log" 2>&1 || { tail -20 "$work/log"; exit 1; }
}

hashes() { # hashes APP: "hash  file" for each file that it hands out
  (cd "$1/wwwroot" && find . -type f -exec "${sha[@]}" {} + | sed 's|  \./|  |' | LC_ALL=C sort -k 2)
}

hash_of() { awk -v file="$1" '$2 == file { print $1 }' "$work/built"; }

ask() { # ask ADDRESS ENCODING: the body goes to $work/body; says how it came packed: .br, .gz or not at all
  curl -fsS --max-time 120 -H "Accept-Encoding: $2" -D "$work/head" -o "$work/body" "$1" || return 1
  tr -d '\r' <"$work/head" | awk 'tolower($1) == "content-encoding:" { print ($2 == "br" ? ".br" : $2 == "gzip" ? ".gz" : "." $2) }'
}

served() { # served ADDRESS: each file as it comes plain and packed, the list of differences in $work/differences
  local file path encoding packed
  while read -r _ file; do
    case $file in *.br | *.gz) continue ;; esac
    for path in "$file" $([ "$file" != index.html ] || echo "/ /today"); do
      for encoding in identity gzip br; do
        packed=$(ask "${1%/}/${path#/}" "$encoding") || { echo "missing: $path"; break; }
        [ "$("${sha[@]}" <"$work/body" | cut -d' ' -f1)" = "$(hash_of "$file$packed")" ] || echo "differs: $path ($encoding)"
      done
    done
  done <"$work/built" >"$work/differences"
}

built=
if [ "${1:-}" = --built ]; then built=$2; shift 2; fi
target=${1:-}
if [ -z "$built" ]; then
  if [ -n "$(git -C "$root" status --porcelain 2>/dev/null)" ]; then echo "There are changes here that are not committed. They are built too."; fi
  echo "Building with .NET SDK $(cd "$root" && dotnet --version). This takes some minutes."
  built=$work/one/app
  build "$work/one"
fi
hashes "$built" >"$work/built"

case $target in
  http://* | https://*)
    served "$target" ;;
  '')
    ln -s "$(dotnet nuget locals global-packages --list | sed 's/^global-packages: //')" "$work/packages of somebody else"
    build "$work/some/other place" "$work/packages of somebody else"
    hashes "$work/some/other place/app" | diff "$work/built" - >"$work/differences" || true ;;
  *)
    hashes "$target" | diff "$work/built" - >"$work/differences" || true ;;
esac

awk '$2 !~ /\.(br|gz)$/' "$work/built"
echo "Number: $(hash_of service-worker-assets.js | cut -c1-32 | sed 's/..../& /g; s/ $//')"
if [ -s "$work/differences" ]; then
  echo "Not the same:"
  cat "$work/differences"
  if grep -q dotnet.native.wasm "$work/differences"; then echo "Even .NET itself differs: probably another version of the SDK was used there."; fi
  exit 1
fi
case $target in
  http://* | https://*) echo "$target handed out exactly these files, to this computer, now. It may answer others differently." ;;
  '') echo "Two builds in two places are the same." ;;
  *) echo "$target is the same." ;;
esac
