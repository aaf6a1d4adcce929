import { z } from 'zod'

/** What every error codes says to a program, and to the person in front of it. */
interface ErrorEntry {
  status: number
  /** For people: what happened. */
  message: string
  /** For people: what to do next. */
  next?: string
}

/** The one closed list of errors. Doors turn an entry into their protocol; pages show `message` and `next`. */
export const ERRORS = {
  'request.invalid': {
    status: 400,
    message: 'Something in this request is not valid.',
    next: 'Check the marked fields and try again.',
  },
  'request.forbidden_origin': {
    status: 403,
    message: 'This request came from another site and was refused.',
    next: 'Open the page at its own address and try again.',
  },
  'request.too_large': { status: 413, message: 'This request is larger than this address takes.' },
  'request.host': {
    status: 400,
    message: 'This server does not go by this name.',
    next: 'Open it at its own address; its operator sets the names in ALLOWED_HOSTS.',
  },
  'request.not_found': { status: 404, message: 'There is nothing at this address.' },
  'request.unsupported': { status: 415, message: 'This address does not take this kind of body.' },
  'request.idempotency_mismatch': {
    status: 409,
    message: 'This Idempotency-Key was used for another request.',
    next: 'Use a new key for each new request.',
  },
  'request.idempotency_in_flight': {
    status: 409,
    message: 'The first request with this Idempotency-Key is still at work.',
    next: 'Send it again in a few seconds.',
  },
  'request.method': { status: 405, message: 'This address does not take that kind of request.' },
  'request.aborted': { status: 499, message: 'The connection ended before the request was complete.' },
  'auth.required': { status: 401, message: 'You are not logged in.', next: 'Log in and try again.' },
  'auth.scope': {
    status: 403,
    message: 'This access token may not do that.',
    next: 'Use a token with the scope that is needed, or log in.',
  },
  'auth.wrong_login': {
    status: 401,
    message: 'E-mail or password is wrong.',
    next: 'Check both, or create an account.',
  },
  'auth.email_taken': {
    status: 409,
    message: 'There is already an account with this e-mail address.',
    next: 'Log in, or use another address.',
  },
  'auth.weak_password': {
    status: 422,
    message: 'This password is too easy to guess.',
    next: 'Use at least 8 characters that are not a common password or your own address.',
  },
  'auth.wrong_password': { status: 403, message: 'The password is not right.', next: 'Type it again.' },
  'auth.log_in_again': {
    status: 403,
    message: 'For this you must have logged in within the last ten minutes.',
    next: 'Log out, log in again, and come back.',
  },
  'auth.session_needed': {
    status: 403,
    message: 'An access token can’t change the account it belongs to.',
    next: 'Log in with a browser.',
  },
  'auth.disabled': {
    status: 403,
    message: 'This account has been switched off.',
    next: 'Ask the operator.',
  },
  'auth.not_admin': { status: 403, message: 'Only admins may do this.' },
  'auth.last_admin': {
    status: 409,
    message: 'This is the last admin.',
    next: 'Make somebody else an admin first.',
  },
  'auth.link_invalid': {
    status: 422,
    message: 'This link doesn’t work: it is too old, was used already, or is not whole.',
    next: 'Ask for a new one.',
  },
  'auth.sign_up_closed': {
    status: 403,
    message: 'No new accounts are made here.',
    next: 'Ask the operator.',
  },
  'auth.invitation_needed': {
    status: 403,
    message: 'You need an invitation to make an account here.',
    next: 'Open the link of your invitation, or ask the operator for one.',
  },
  'auth.invitation_invalid': {
    status: 403,
    message: 'This invitation doesn’t work: it is too old, was used already, or is for another address.',
    next: 'Ask whoever invited you for a new one.',
  },
  'session.not_found': { status: 404, message: 'This session has ended already.' },
  'token.not_found': { status: 404, message: 'This access token does not exist, or it is not yours.' },
  'auth.too_many_tokens': {
    status: 409,
    message: 'You have as many access tokens as an account may have.',
    next: 'Revoke one that is no longer used.',
  },
  'auth.link_first': {
    status: 409,
    message: 'There is already an account with this e-mail address.',
    next: 'Log in to it with its password, then connect the other log-in under Account.',
  },
  'auth.provider_failed': {
    status: 502,
    message: 'The other service did not confirm who you are.',
    next: 'Try again, or log in with your password.',
  },
  'auth.provider_without_email': {
    status: 422,
    message: 'The other service told no confirmed e-mail address of yours.',
    next: 'Confirm your address there, or create an account with a password.',
  },
  'auth.login_taken': {
    status: 409,
    message: 'This log-in belongs to another account here.',
    next: 'Log in with it, or choose another.',
  },
  'auth.only_way_in': {
    status: 409,
    message: 'This is the only way into your account.',
    next: 'Set a password first.',
  },
  'mail.off': {
    status: 409,
    message: 'No mail is sent from here.',
    next: 'Ask the operator for a link.',
  },
  'user.not_found': { status: 404, message: 'There is no such user.' },
  'invitation.not_found': { status: 404, message: 'There is no such invitation, or it was used.' },
  'document.not_found': {
    status: 404,
    message: 'This document does not exist, or it is not yours.',
    next: 'Go back to your documents.',
  },
  'document.name_missing': {
    status: 400,
    message: 'The file has no name.',
    next: 'Give the file a name and upload it again.',
  },
  'document.too_large': {
    status: 413,
    message: 'This file is too large.',
    next: 'Split it, or save it with smaller pictures.',
  },
  'document.empty': {
    status: 422,
    message: 'This file is empty: it has 0 bytes.',
    next: 'Check the file on your computer and upload it again.',
  },
  'document.unsupported': {
    status: 415,
    message: 'This kind of file can’t be read.',
    next: 'Upload a PDF, an office file (DOCX, XLSX, PPTX, ODT, ODS, ODP, RTF), a table (CSV), a page (HTML), a text or a picture; save old DOC, XLS or PPT files as DOCX, XLSX or PPTX.',
  },
  'document.disguised': {
    status: 415,
    message: 'This file is not what its name says.',
    next: 'Upload the original file, or save it again in the format its name says.',
  },
  'document.duplicate': {
    status: 409,
    message: 'You have uploaded this file already.',
    next: 'Open the first one.',
  },
  'document.duplicate_in_trash': {
    status: 409,
    message: 'You uploaded this file before and deleted it.',
    next: 'Restore it.',
  },
  'document.duplicate_failed': {
    status: 409,
    message: 'You have uploaded this file already, and reading it failed.',
    next: 'Open it and try again, or delete it first.',
  },
  'document.encrypted': {
    status: 422,
    message: 'This file is locked with a password.',
    next: 'Save a copy without the password and upload that.',
  },
  'document.damaged': {
    status: 422,
    message: 'This file is damaged and can’t be read.',
    next: 'Open it on your computer; if that works, save it again and upload that.',
  },
  'document.archive_bomb': {
    status: 422,
    message: 'This file unpacks to far more than a document holds, and was not read further.',
    next: 'Open it in the program it came from; if it is a real document, save it again as a PDF.',
  },
  'document.markup_bomb': {
    status: 422,
    message: 'This file contains constructions that no document needs and that could overload a reader.',
    next: 'Open it in the program it came from; if it is a real document, save it again as a PDF.',
  },
  'document.no_text': {
    status: 422,
    message: 'There is no text in this file, and none could be recognised in its pictures.',
    next: 'Check that its pages aren’t blank; a sharper scan, or another language of recognition, may help.',
  },
  'document.blank': {
    status: 422,
    message: 'There is no text in this file.',
    next: 'If it holds pictures of text, save it as a PDF and upload that: pictures are recognised there.',
  },
  'document.too_many_pages': {
    status: 422,
    message: 'This document has more pages than are read here.',
    next: 'Split it and upload the parts.',
  },
  'document.too_long': {
    status: 422,
    message: 'This document has more characters than are read here.',
    next: 'Split it and upload the parts.',
  },
  'document.too_slow': {
    status: 422,
    message: 'Reading this document took more processor time than is allowed.',
    next: 'Save it again with another program, or split it.',
  },
  'document.too_much_memory': {
    status: 422,
    message: 'Reading this document needed more memory than is allowed.',
    next: 'Save it again with another program, or split it.',
  },
  'document.not_ready': {
    status: 409,
    message: 'This document has not been read yet.',
    next: 'Wait until it is Ready.',
  },
  'document.being_read': {
    status: 409,
    message: 'This document is being read already.',
    next: 'Wait until that is done, or stop it.',
  },
  'document.in_trash': { status: 409, message: 'This document is in the trash.', next: 'Restore it first.' },
  'document.upload_incomplete': {
    status: 400,
    message: 'The file did not arrive whole.',
    next: 'Check the connection and upload it again.',
  },
  'limit.uploads_per_day': {
    status: 429,
    message: 'You have uploaded as many files today as a day allows.',
    next: 'Upload more after midnight UTC, when the next day begins.',
  },
  'limit.rate': {
    status: 429,
    message: 'That was too much in too short a time.',
    next: 'Wait a little and try again.',
  },
  'analysis.not_found': {
    status: 404,
    message: 'This analysis does not exist, or it is not yours.',
    next: 'Go to the history.',
  },
  'analysis.question_missing': {
    status: 422,
    message: 'There is no question.',
    next: 'Type what you want to know, or choose another analysis.',
  },
  'analysis.question_too_long': {
    status: 422,
    message: 'This question is longer than 4,000 characters.',
    next: 'Shorten it.',
  },
  'analysis.unknown_model': {
    status: 422,
    message: 'This model is not known here.',
    next: 'Choose one from the list.',
  },
  'analysis.model_failed': {
    status: 502,
    message: 'The model did not answer.',
    next: 'Ask again, or choose another model.',
  },
  'analysis.template_needs_model': {
    status: 422,
    message: 'This analysis needs a language model; the extractive analyst can’t do it.',
    next: 'Choose a language model, or another analysis.',
  },
  'analysis.too_many_documents': {
    status: 422,
    message: 'One question goes to at most 50 documents.',
    next: 'Choose fewer.',
  },
  'claim.not_found': { status: 404, message: 'This claim does not exist, or it is not yours.' },
  'model.no_key': {
    status: 422,
    message: 'This model’s provider has no key here.',
    next: 'Choose another model, or ask the operator to set its key.',
  },
  'model.switched_off': {
    status: 409,
    message: 'This model is switched off here.',
    next: 'Choose another model.',
  },
  'model.stays_here': {
    status: 409,
    message: 'This document is kept to this server; this model runs elsewhere.',
    next: 'Choose a local model, or allow the document to be sent.',
  },
  'model.key_refused': {
    status: 502,
    message: 'The provider refused the key of this installation.',
    next: 'Ask the operator to check the key, or choose another model.',
  },
  'model.rate_limited': {
    status: 503,
    message: 'The provider takes no more questions for now.',
    next: 'Ask again in a while, or choose another model.',
  },
  'model.unreachable': {
    status: 502,
    message: 'The provider can’t be reached.',
    next: 'Ask again in a while, or choose another model.',
  },
  'model.failed': {
    status: 502,
    message: 'The provider failed while answering.',
    next: 'Ask again, or choose another model.',
  },
  'model.timeout': {
    status: 504,
    message: 'The model stopped answering.',
    next: 'Ask again, or choose another model.',
  },
  'model.cut_off': {
    status: 502,
    message: 'The connection to the model broke in the middle of its answer.',
    next: 'What had come is kept. Ask again, or choose another model.',
  },
  'model.endless': {
    status: 502,
    message: 'The model did not come to an end and was stopped.',
    next: 'What had come is kept. Ask again, or choose another model.',
  },
  'model.broken_output': {
    status: 502,
    message: 'The model’s answer could not be read.',
    next: 'Ask again, or choose another model.',
  },
  'model.refused': {
    status: 502,
    message: 'The model declined to answer.',
    next: 'Put the question otherwise, or choose another model.',
  },
  'model.context_too_small': {
    status: 422,
    message: 'This model takes too little text at once for this analysis.',
    next: 'Choose a model with a larger context.',
  },
  'model.address_refused': {
    status: 502,
    message: 'The model’s address leads into a private network and was refused.',
    next: 'Ask the operator to allow it as a local endpoint, or choose another model.',
  },
  'model.cap_reached': {
    status: 402,
    message: 'This month’s limit for language models is used up.',
    next: 'Choose the extractive analyst, or ask the operator to raise the limit.',
  },
  'job.not_found': { status: 404, message: 'This job does not exist, or it is not yours.' },
  'job.not_retryable': {
    status: 409,
    message: 'Only the latest work on something can be tried again, and only after it failed or was stopped.',
  },
  'job.not_cancellable': { status: 409, message: 'This job has already ended.' },
  'job.cancelled': { status: 409, message: 'This was cancelled.', next: 'Try again when you like.' },
  'job.interrupted': {
    status: 503,
    message: 'The work was interrupted several times and given up.',
    next: 'Try again.',
  },
  'embedding.refused': {
    status: 502,
    message: 'The embedding model refused the request.',
    next: 'Ask the operator to check EMBEDDING_MODEL and its key. Searching goes on by words.',
  },
  'embedding.broken': {
    status: 502,
    message: 'The embedding model’s answer made no sense.',
    next: 'Ask the operator to check EMBEDDING_MODEL. Searching goes on by words.',
  },
  'service.embedding_unavailable': {
    status: 503,
    message: 'The embedding model can’t be reached right now.',
    next: 'Searching goes on by words; the rest is made up for later.',
  },
  'service.unavailable': {
    status: 503,
    message: 'The database can’t be reached right now.',
    next: 'Wait a moment and try again. Nothing is lost.',
  },
  'service.storage': {
    status: 503,
    message: 'The file store can’t be reached right now.',
    next: 'Wait a moment and try again.',
  },
  'service.storage_full': {
    status: 507,
    message: 'There is no room left for this on our side.',
    next: 'Tell the operator that the storage is full. What you have stored before is still there.',
  },
  'service.unexpected': {
    status: 500,
    message: 'Something went wrong on our side.',
    next: 'Try again; if it happens again, tell the operator the request number.',
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof ERRORS
export const errorCode = z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]])

/** The entry of a code, with optional fields readable. */
export function errorEntry(code: ErrorCode): ErrorEntry {
  return ERRORS[code]
}

/** What an error carries over any door. `details` holds ids and names only, never a document's text. */
export const errorBody = z.object({
  code: errorCode,
  message: z.string(),
  next: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
})
export type ErrorBody = z.infer<typeof errorBody>
