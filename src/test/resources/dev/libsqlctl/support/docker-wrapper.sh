#!/bin/bash
# Starts sqld by the contract of the official server image: root prepares the database directory,
# then the server's own user takes over and sqld becomes process 1.
set -euo pipefail

path="${SQLD_DB_PATH:-iku.db}"
mkdir -p "$path"
chown -R sqld:sqld "$path"

arguments=()
if [[ "$1" == /bin/sqld ]]; then
  arguments+=(--db-path "$path" --http-listen-addr "${SQLD_HTTP_LISTEN_ADDR:-0.0.0.0:8080}")
  case "${SQLD_NODE:-primary}" in
    primary) arguments+=(--grpc-listen-addr "${SQLD_GRPC_LISTEN_ADDR:-0.0.0.0:5001}") ;;
    replica) arguments+=(--primary-grpc-url "$SQLD_PRIMARY_URL") ;;
  esac
fi
exec setpriv --reuid=sqld --regid=sqld --clear-groups -- "$@" "${arguments[@]}"
