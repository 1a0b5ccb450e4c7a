#!/bin/sh
# Prints what to recommend to one user, as JSON: sh recommend.sh <userId>
# TIMELE_URL is the service's address, TIMELE_TOKEN a bearer token where one is needed.
url=${TIMELE_URL:-http://127.0.0.1:4000/graphql}

curl --silent --show-error "$url" \
  --header 'content-type: application/json' \
  ${TIMELE_TOKEN:+--header "authorization: Bearer $TIMELE_TOKEN"} \
  --data @- <<END
{
  "query": "query ForYou(\$userId: ID!) { recommendations(userId: \$userId, first: 5) { strategy items { rank score product { name } } } }",
  "variables": { "userId": "${1:-}" }
}
END
