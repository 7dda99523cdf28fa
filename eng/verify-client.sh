#!/usr/bin/env bash
# Builds the app twice, in two places, from what is committed here, and compares every file that a browser gets. Prints their hashes and
# the number that "About this server" shows. With an address, it also compares what the server there hands out:
#   eng/verify-client.sh https://notes.example
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
server=${1:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() { # build FOLDER: leaves the app's files in FOLDER/app/wwwroot and their hashes in FOLDER.txt
  mkdir -p "$1"
  git archive HEAD | tar -x -C "$1"
  dotnet publish "$1/src/Troth.Server" -c Release -o "$1/app" >"$1.log" 2>&1 || { tail -20 "$1.log"; exit 1; }
  (cd "$1/app/wwwroot" && find . -type f | LC_ALL=C sort | sed 's|^\./||' | xargs sha256sum) >"$1.txt"
}

git diff --quiet HEAD || echo "What is not committed is left out."
echo "Building $(git rev-parse HEAD) twice. This takes some minutes."
build "$work/one"
build "$work/some/other/place"
if ! diff "$work/one.txt" "$work/some/other/place.txt"; then
  echo "The two builds differ."; exit 1
fi

list=$(grep -vE '\.(br|gz)$' "$work/one.txt")
echo "$list"
number=$(awk '$2 == "service-worker-assets.js" { print substr($1, 1, 32) }' <<<"$list" | sed 's/..../& /g')
echo "Both builds are the same. Number: $number"
[ -n "$server" ] || exit 0

differ=0
while read -r hash file; do
  served=$(curl -fsS "${server%/}/$file" | sha256sum | cut -d' ' -f1) || served=missing
  [ "$served" = "$hash" ] || { echo "differs: $file"; differ=1; }
done <<<"$list"
[ "$differ" = 0 ] || { echo "$server hands out something else than this source."; exit 1; }
echo "$server handed out exactly these files, to this computer, now. It may answer others differently."
