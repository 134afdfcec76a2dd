// The generators, with the peer they are for.
import { arbitraries, given } from 'coop-rules/testing'
import type { Verdict } from 'coop-rules/decisions'
import { preset } from 'coop-rules/presets'
import fc from 'fast-check'

const any = arbitraries(fc)
export const verdicts: readonly Verdict[] = fc.sample(any.decisions.Verdict(), 3)
export const story = given(preset('we-just-coop'))

// @ts-expect-error the generators are made with fast-check, and with nothing else
arbitraries({})
