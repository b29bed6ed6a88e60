#!/bin/sh
# Releases of a site on a server with Linux. Each is a folder <home>/releases/<id>; <home>/current leads to the one that
# is served. `npm run deploy -- server` runs it there.
#   receive <home> <id> <files> <base>   unpacks a tar archive from its input and switches to it
#   rollback <home>                      switches to the release before
set -eu
action=$1
home=$2
releases=$home/releases
mkdir -p "$releases"
exec 9>"$home/.lock"
flock -n 9 || {
  echo "Another deploy is at work in $home; wait until it has ended." >&2
  exit 1
}

served() {
  basename "$(readlink "$home/current" || echo none)"
}

# A rename puts the link in the place of the other: whoever asks meets one release or the other, whole.
switch() {
  rm -f "$home/.next"
  ln -s "releases/$1" "$home/.next"
  mv -T "$home/.next" "$home/current"
  echo "Serving $1."
}

case $action in
receive)
  id=$3
  files=$4
  base=$5
  before=$(served)
  new=$releases/$id
  part=$new.part
  if [ -e "$new" ]; then
    echo "$new is there already." >&2
    exit 1
  fi
  rm -rf "$releases"/*.part
  mkdir "$part"
  tar -xf - -C "$part"
  there=$(find "$part" -type f | wc -l)
  if [ "$there" -ne "$files" ]; then
    rm -rf "$part"
    echo "$there files have arrived of $files; the site that was served still is." >&2
    exit 1
  fi
  # Pages that were loaded before the switch still ask for what they were made with.
  old=$releases/$before$base
  if [ -e "${old}manifest.json" ]; then
    sed -n 's|^ *"\(_astro/[^"]*\)": "sha256-.*|\1|p' "${old}manifest.json" | while read -r asset; do
      [ -e "$part$base$asset" ] || ln "$old$asset" "$part$base$asset" 2>/dev/null || cp -p "$old$asset" "$part$base$asset"
    done
  fi
  # Caddy sends these in the place of the texts, as does nginx with its module for it; others leave them alone.
  texts() {
    find "$part" -type f -size +1k \( -name '*.html' -o -name '*.css' -o -name '*.js' -o -name '*.json' -o -name '*.md' \
      -o -name '*.txt' -o -name '*.xml' -o -name '*.csv' -o -name '*.svg' \) -exec "$@" {} +
  }
  texts gzip -9nk
  if command -v brotli >/dev/null; then texts brotli -q 9 -k; fi
  mv "$part" "$new"
  switch "$id"
  # The newest three stay, and what was served until now.
  ls -1 "$releases" | sort -r | tail -n +4 | while read -r one; do
    [ "$one" = "$before" ] || rm -rf "${releases:?}/$one"
  done
  ;;
rollback)
  now=$(served)
  before=$(ls -1 "$releases" | grep -v '\.part$' | sort | awk -v now="$now" '$0 < now' | tail -n 1)
  if [ -z "$before" ]; then
    echo "There is no release before $now." >&2
    exit 1
  fi
  switch "$before"
  ;;
esac
