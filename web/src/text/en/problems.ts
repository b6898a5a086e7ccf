/** By the server's codes; `no-answer` is our own. */
export const problems = {
  "no-answer": "The server does not answer. Nothing is lost; try again in a moment.",
  invalid: "Something in the input cannot be used.",
  "unreadable-transcript": "This file could not be read as a transcript.",
  untrusted: "This request could not be trusted.",
  "not-signed-in": "You are not signed in any more.",
  "wrong-credentials": "E-mail address or password is wrong.",
  "not-allowed": "You may not do this.",
  "not-found": "This does not exist, or is not yours.",
  conflict: "This cannot be done right now.",
  "illegal-transition": "The meeting has moved on, so this is not possible any more.",
  "address-taken": "There is an account with this address already.",
  "too-large": "This is too large.",
  unavailable: "A service we need is away. Try again in a moment.",
  "no-call-provider": "No calls can be held on this server.",
  internal: "Something went wrong on our side. It is written down; try again.",
} as const;
