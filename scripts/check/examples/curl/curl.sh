#!/bin/sh
# Stands before curl on the search path: what goes to the gateway goes to the mock, anything else is refused.
for argument do
  shift
  case $argument in
    "$MOCK_FROM"*) argument=$MOCK_TO${argument#"$MOCK_FROM"} ;;
    "$MOCK_FROM_OTHER"*) argument=$MOCK_TO_OTHER${argument#"$MOCK_FROM_OTHER"} ;;
    http://* | https://*)
      echo "curl: $argument is not at the gateway" >&2
      exit 7
      ;;
  esac
  set -- "$@" "$argument"
done
exec "$MOCK_CURL" -q "$@" -H "x-mock-run: $MOCK_RUN" -H "x-mock-scenario: $MOCK_SCENARIO"
