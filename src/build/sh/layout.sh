#!/usr/bin/env bash
# Lays the packaged jar out in target/app, as ./punctual runs it: the libraries beside it, and a
# cache of what Java loads at a start, which cuts a start to a third.
set -euo pipefail

root=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../..
root=$(cd "$root" && pwd)
. "$root/src/build/sh/machine.sh"

target=$root/target
app=$target/app
cache=$app/punctual.aot
java=$(find_jdk)/bin/java

extract() {
  rm -rf "$app.new" "$app.old"
  "$java" -Djarmode=tools -jar "$target/punctual.jar" extract --destination "$app.new"
  # A server may run from the old folder: it keeps the files that it has open.
  [[ ! -d $app ]] || mv "$app" "$app.old"
  mv "$app.new" "$app"
  rm -rf "$app.old"
}

# Runs a demo for a moment, so that Java keeps what it loaded. Everything works without.
train() {
  local scratch port server
  scratch=$(mktemp -d)
  port=$(free_port)
  env -i PATH="$PATH" HOME="$scratch" PUNCTUAL_HOME="$scratch/data" PUNCTUAL_PORT="$port" \
    PUNCTUAL_DEMO_PASSWORD=training-run-only \
    "$java" --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true \
    -Dsun.awt.fontconfig="$root/fonts/fontconfig.properties" -XX:+UseSerialGC \
    -XX:TieredStopAtLevel=1 -XX:AOTCacheOutput="$cache" -jar "$app/punctual.jar" demo &
  server=$!
  for _ in {1..300}; do
    kill -0 $server 2>/dev/null || break
    if ask "$port" GET /livez; then
      ask "$port" GET /
      ask "$port" GET /api/health
      ask "$port" POST /api/v1/auth/login \
        '{"email":"admin@demo.test","password":"training-run-only"}'
      break
    fi
    sleep 0.2
  done
  kill $server 2>/dev/null
  wait $server
  rm -rf "$scratch"
  [[ -e $cache ]]
}

free_port() {
  local port
  while port=$((20000 + RANDOM)); do
    (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo $port
}

# One request with nothing but the shell; the answer does not matter.
ask() {
  local port=$1 method=$2 path=$3 body=${4:-}
  (
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf '%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n' "$method" "$path" >&3
    printf 'Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' ${#body} "$body" >&3
    cat <&3 >/dev/null
  ) 2>/dev/null
}

# Sources changed after this moment are newer than the layout.
[[ -e $target/begun ]] || touch "$target/begun"
extract
train >"$target/training.log" 2>&1 || say "No cache of loaded classes: starts take longer."
mv "$target/begun" "$app/built"
