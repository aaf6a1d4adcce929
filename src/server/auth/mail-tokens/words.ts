import type { Message } from '#server/platform/mail/mail.ts'

/** A mail in plain words: what it is about, one link, and what to do if it was not asked for. */
interface Letter {
  subject: string
  lines: string[]
  link?: { label: string; url: string }
  end: string
}

const NOT_YOU = 'If this was not you, do nothing: nothing will change.'

export function resetLetter(url: string): Letter {
  return {
    subject: 'Choose a new password for UltrAI',
    lines: ['Somebody, most likely you, asked to choose a new password for your account at UltrAI.'],
    link: { label: 'Choose a new password', url },
    end: `The link works once, for an hour. ${NOT_YOU}`,
  }
}

export function verifyLetter(url: string): Letter {
  return {
    subject: 'Confirm your e-mail address for UltrAI',
    lines: ['An account was made at UltrAI with this address. Please confirm that it is yours.'],
    link: { label: 'Confirm the address', url },
    end: `The link works once, for two days. ${NOT_YOU}`,
  }
}

export function changeLetter(url: string): Letter {
  return {
    subject: 'Confirm your new e-mail address for UltrAI',
    lines: ['Somebody, most likely you, wants to use this address for their account at UltrAI.'],
    link: { label: 'Use this address', url },
    end: `The link works once, for two days. ${NOT_YOU}`,
  }
}

export function changedLetter(): Letter {
  return {
    subject: 'Your e-mail address at UltrAI was changed',
    lines: ['Your account at UltrAI has another e-mail address now. No more mails come to this one.'],
    end: 'If this was not you, tell the operator at once.',
  }
}

export function passwordLetter(): Letter {
  return {
    subject: 'Your password at UltrAI was changed',
    lines: ['Your account at UltrAI has a new password. Whoever else was logged in has been logged out.'],
    end: 'If this was not you, choose a new password at once: "Forgot your password?" on the log-in page.',
  }
}

export function connectedLetter(service: string): Letter {
  return {
    subject: 'Another log-in leads to your account at UltrAI',
    lines: [`Your account at UltrAI can be entered with a log-in at ${service} from now on.`],
    end: 'If this was not you, disconnect it under Account, and choose a new password.',
  }
}

export function invitationLetter(url: string): Letter {
  return {
    subject: 'You are invited to UltrAI',
    lines: [
      'You can make an account at UltrAI, where you ask about your documents and get answers to check.',
    ],
    link: { label: 'Make an account', url },
    end: 'The link works once, for a week.',
  }
}

export function toMessage(to: string, { subject, lines, link, end }: Letter): Message {
  const paragraphs = [...lines, ...(link ? [`${link.label}:\n${link.url}`] : []), end]
  const parts = [
    ...lines.map((line) => `<p>${asHtml(line)}</p>`),
    ...(link ? [`<p><a href="${asHtml(link.url)}">${asHtml(link.label)}</a></p>`] : []),
    `<p>${asHtml(end)}</p>`,
  ]
  return {
    to,
    subject,
    text: `${paragraphs.join('\n\n')}\n`,
    html: `<!doctype html><html lang="en"><body style="font-family:sans-serif;line-height:1.5">${parts.join('')}</body></html>`,
  }
}

function asHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
