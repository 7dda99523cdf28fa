#!/usr/bin/env bash
# Everything that must hold, in one command: restore, build, format, tests. Ends with "N passed, N failed, N skipped".
# Installs Chromium through apt when it may; else says what is missing and which tests are skipped.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TROTH_CONFIGURATION=Release
log=artifacts/test; mkdir -p "$log"

step() { # step NAME COMMAND…: quiet when it works, the tail of its output when it does not
  local name=$1 start=$SECONDS; shift
  if "$@" >"$log/$name.log" 2>&1; then printf '%-10s ok, %d s\n' "$name" $((SECONDS - start)); return; fi
  printf '%-10s FAILED after %d s:\n' "$name" $((SECONDS - start)); grep -E 'error|Error|would be' "$log/$name.log" | sort -u | head -40; tail -20 "$log/$name.log"
  echo "0 passed, 1 failed, 0 skipped"; exit 1
}

export DEBIAN_FRONTEND=noninteractive
if ! command -v chromium-headless-shell >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then # without windows it takes a quarter less time
  (apt-get update -qq; apt-get install -y -qq chromium-headless-shell || apt-get install -y -qq chromium) >"$log/apt.log" 2>&1
fi
command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || echo "Chromium is missing and could not be installed: browser tests are skipped (apt-get install chromium)."
[ -d "${TROTH_FIXTURES:-../shared/fixtures}" ] || echo "The official test vectors (../shared/fixtures) are not here: their tests are skipped."

step restore dotnet restore Troth.slnx --locked-mode
step build dotnet build Troth.slnx -c Release --no-restore
step format dotnet format Troth.slnx --no-restore --verify-no-changes
rm -rf artifacts/app # what an older build left there is not part of this one
step publish dotnet publish src/Troth.Server -c Release --no-restore -o artifacts/app
step elsewhere eng/verify-client.sh artifacts/app # another folder gives the same bytes

passed=0 failed=0 skipped=0
for project in tests/*.Tests/; do
  name=$(basename "$project") start=$SECONDS
  dotnet test --project "$project" -c Release --no-build >"$log/$name.log" 2>&1; code=$?
  count() { grep -E "^ *$1: [0-9]+" "$log/$name.log" | tail -1 | grep -oE '[0-9]+' || echo 0; }
  p=$(count succeeded) f=$(count failed) s=$(count skipped)
  s=$((s - $(grep -c 'Not run (due to explicit' "$log/$name.log"))) # what only draws the pictures of the docs is nothing that is missing
  if [ "$code" != 0 ] && [ "$f" = 0 ]; then f=1; fi
  printf '%-24s %s passed, %s failed, %s skipped, %d s\n' "$name" "$p" "$f" "$s" $((SECONDS - start))
  [ "$f" = 0 ] || grep -vE '^\s*$' "$log/$name.log" | tail -60
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
done

if [ "${CI:-}" = true ] && [ "$skipped" != 0 ]; then
  echo "In CI nothing may be skipped:"; grep -hE '^ *skipped ' "$log"/*.log | head -20; failed=$((failed + skipped)) skipped=0
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
