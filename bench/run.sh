#!/usr/bin/env bash
# Measures Troth on this machine, in about five minutes, and writes docs/performance.md.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet publish src/Troth.Server -c Release -o artifacts/app >/dev/null
dotnet build bench/Troth.Bench -c Release >/dev/null
DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS=1 exec dotnet artifacts/bin/Troth.Bench/release/Troth.Bench.dll "$@"
