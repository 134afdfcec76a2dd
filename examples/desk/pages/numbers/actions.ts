import { views } from 'coop-rules/cooperative'
import { readTyped, tellTyped } from '../../kernel/decimals.js'
import type { Asked } from '../../kernel/route.js'
import { numberPage } from './number.js'

/** Proposes a number, or changes what was proposed. */
export const proposeNumber = (asked: Asked) => {
  const item = asked.param('item')
  const text = asked.field('value')
  const unit = views.averages.numberRule(asked.state, item)?.rule.unit
  const typed = readTyped(text, unit === 'share' ? 'share' : '')
  if (typed.kind !== 'read') return numberPage(asked, { text, wrong: tellTyped(typed, asked.locale) ?? '' })
  return asked.give({ type: 'propose-number', item, ...scopeIn(asked), value: typed.value }, (refusal) =>
    numberPage(asked, { text, refusal }),
  )
}

export const withdrawNumber = (asked: Asked) =>
  asked.give({ type: 'withdraw-number', item: asked.param('item'), ...scopeIn(asked) }, (refusal) =>
    numberPage(asked, { refusal }),
  )

const scopeIn = (asked: Asked): { readonly scope?: string } => {
  const scope = asked.param('scope')
  return scope === '' ? {} : { scope }
}
