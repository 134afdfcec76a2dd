import { createHash } from 'node:crypto'

/**
 * A policy for each page, in the page: whoever serves the files need not set headers. Scripts are files of the site or one of those that VitePress writes into the page (the theme, before anything is painted), which are named by their digests. Styles in attributes stay
 * allowed, for the colours of code are set so.
 */
export const policyOf = (html: string): string => {
  const digests = [...html.matchAll(/<script(?![^>]*\bsrc=)([^>]*)>([\s\S]*?)<\/script>/g)].map(
    ([, , script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${digests.join(' ')}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return html.replace(
    /<meta charset="utf-8">/i,
    (meta) => `${meta}<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  )
}
