import { describe, expect, it } from 'vitest'
import { type Charter, whoDecides } from '../../src/charter/index.js'
import { preset } from '../../src/presets/index.js'
import { explain } from '../../src/reasons/index.js'

const charter = preset('we-just-coop')

describe('From the source', () => {
  it('WJC-25: inside a project the team decides on removals; everywhere else the worker-owners', () => {
    const inside = whoDecides({ charter, matter: 'removal', inside: 'project' })
    const outside = whoDecides({ charter, matter: 'removal', inside: 'cooperative' })
    expect(inside).toMatchObject({ decision: 'remove-from-team', electorate: { members: { team: 'project' } } })
    expect(outside).toMatchObject({
      decision: 'oust-worker-owner',
      electorate: { members: { classes: ['worker-owner'] } },
    })
    expect(explain(inside.because, 'en')).toBe('Removing somebody inside a project is for the team (WJC-25).')
    expect(explain(outside.because, 'es')).toBe(
      'Apartar a alguien fuera de los proyectos corresponde a las clases que nombran los estatutos (WJC-25).',
    )
  })

  it('WJC-25, WJC-9: salaries are for whoever may propose them: the team', () => {
    expect(whoDecides({ charter, matter: 'salaries', inside: 'project' })).toMatchObject({
      kind: 'decides',
      electorate: { members: { team: 'project' } },
      because: [{ code: 'who-decides', clauses: ['WJC-25'], who: 'team' }],
    })
  })

  it('WJC-25, read otherwise: a charter that names the worker-owners for removals from a team', () => {
    const removal = { ...charter.projects?.removal, decision: 'oust-worker-owner' }
    const other = { ...charter, projects: { ...charter.projects, removal } } as Charter
    expect(whoDecides({ charter: other, matter: 'removal', inside: 'project' })).toMatchObject({
      electorate: { members: { classes: ['worker-owner'] } },
    })
  })
})

describe('At the boundary', () => {
  it('WJC-25: all members, the circle that is named, or whichever circle it is', () => {
    const whoFor = (members: unknown) => {
      const salaries = { ...charter.pay?.salaries, proposedBy: { members } }
      const other = { ...charter, pay: { ...charter.pay, salaries } } as Charter
      return whoDecides({ charter: other, matter: 'salaries', inside: 'cooperative' }).because[0]
    }
    for (const [members, who] of [
      ['all', 'all'],
      ['circle', 'circle'],
      [{ circle: 'board' }, 'circle'],
      [{ team: 'project' }, 'team'],
      [{ classes: ['volunteer'] }, 'classes'],
    ] as const)
      expect(whoFor(members)).toMatchObject({ code: 'who-decides', who })
  })
})

describe('Not true, on purpose', () => {
  it('a charter that says nothing of it is not guessed', () => {
    const silent: Charter = { id: 'a', version: '1', title: 'A', currency: 'EUR' }
    for (const matter of ['removal', 'salaries'] as const)
      for (const inside of ['project', 'cooperative'] as const)
        expect(whoDecides({ charter: silent, matter, inside })).toMatchObject({
          kind: 'not-said',
          because: [{ code: 'who-decides-not-said', matter, inside }],
        })
  })
})
