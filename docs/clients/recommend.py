"""Prints the recommendations for one user. It needs Python 3.8 or newer and no packages:

    python3 recommend.py <userId>

TIMELE_URL is the URL of the GraphQL endpoint, TIMELE_TOKEN a bearer token if the server requires one.
"""
import json
import os
import sys
from urllib.error import HTTPError
from urllib.request import Request, urlopen

URL = os.environ.get("TIMELE_URL", "http://127.0.0.1:4000/graphql")
TOKEN = os.environ.get("TIMELE_TOKEN")

QUERY = """
  query ForYou($userId: ID!) {
    recommendations(userId: $userId, first: 5) {
      strategy
      items { rank score product { name } }
    }
  }"""


def ask(query, variables):
    """Returns the operation's data; raises an exception with the error code for an error of the service."""
    headers = {"content-type": "application/json"}
    if TOKEN:
        headers["authorization"] = f"Bearer {TOKEN}"
    body = json.dumps({"query": query, "variables": variables}).encode()
    try:
        with urlopen(Request(URL, body, headers), timeout=30) as response:
            answer = json.load(response)
    except HTTPError as refused:
        answer = json.load(refused)
    for error in answer.get("errors", []):
        raise RuntimeError(f"{error['extensions']['code']}: {error['message']}")
    return answer["data"]


def main():
    user_id = sys.argv[1] if len(sys.argv) > 1 else ""
    try:
        found = ask(QUERY, {"userId": user_id})["recommendations"]
    except RuntimeError as error:
        sys.exit(str(error))
    print(found["strategy"])
    for item in found["items"]:
        print(f"{item['rank']}. {100 * item['score']:.1f} %  {item['product']['name']}")


if __name__ == "__main__":
    main()
