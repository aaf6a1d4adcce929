#!/bin/sh
# The API with nothing but curl: an account, a document, a question, the same question from the cache, and the list.
# Usage: examples/curl.sh [http://127.0.0.1:3000]
set -eu

api=${1:-http://127.0.0.1:3000}/api/v2
email=${EMAIL:-ada-$$@example.org}
password='a rather long passphrase'

say() { printf '\n== %s\n' "$1"; }

# Prints a field of the JSON in $1, the first of the name $2; for short values without a comma in them.
field() {
  value=${1#*\"$2\":}
  value=${value%%[,\}]*}
  value=${value#\"}
  printf '%s' "${value%\"}"
}

# POST, with a body of JSON: send PATH JSON
send() {
  curl --silent --show-error --fail-with-body "$api$1" \
    -H "Authorization: Bearer ${token:-}" -H 'Content-Type: application/json' -d "$2"
}

# GET
get() {
  curl --silent --show-error --fail-with-body "$api$1" -H "Authorization: Bearer $token"
}

say 'Register'
send /auth/register "{\"email\": \"$email\", \"username\": \"Ada\", \"password\": \"$password\"}"

say 'Log in'
answer=$(send /auth/login "{\"email\": \"$email\", \"password\": \"$password\"}")
token=$(field "$answer" access_token)
echo 'got a token'

say 'Verify'
get /auth/verify

say 'Store a document'
document=$(send /documents '{"filename": "lease.md", "content": "# Lease\n\nThe notice period is 90 days. The rent is 1,250 euros a month."}')
document_id=$(field "$document" id)
echo "$document"

question="{\"document_id\": $document_id, \"llm_provider\": \"extractive\", \"prompt\": \"How long is the notice period?\"}"

say 'Ask'
send /analyses "$question"

say 'Ask again: from the cache'
again=$(send /analyses "$question")
echo "$again"
[ "$(field "$again" cached)" = true ] || { echo 'this was not cached' >&2; exit 1; }

say 'List the analyses'
get "/analyses/$document_id"

say 'List the documents'
get /documents

say 'Done'
