#!/bin/sh
# Prints the recommendations for one user as JSON: sh recommend.sh <userId>
# TIMELE_URL is the URL of the GraphQL endpoint, TIMELE_TOKEN a bearer token if the server requires one.
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
