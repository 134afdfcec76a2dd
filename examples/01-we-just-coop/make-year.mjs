// Makes year/ballots.csv: a year in a team of forty, as their voting desk would have written it down. The people are invented, the numbers come from a fixed
// seed, so that the file can be made again and nobody's vote is in it. A few lines are wrong on purpose: such files come.
import { writeFileSync } from 'node:fs'

let state = 20250101
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32
}
const pick = (list) => list[Math.floor(random() * list.length)]
const around = (middle, spread, step) =>
  Math.round((middle + (random() + random() + random() - 1.5) * spread) / step) * step

const members = Array.from({ length: 40 }, (_, at) => `m${String(at + 1).padStart(2, '0')}`)
const leaves = new Map([
  ['m07', 152],
  ['m23', 244],
  ['m31', 290],
])
const joins = new Map([
  ['m38', 40],
  ['m39', 101],
  ['m40', 200],
])
const items = {
  'weekly-hours': () => String(around(36, 6, 0.5)),
  'overtime-surcharge': () => `${around(40, 30, 1)}%`,
  'vacation-days': () => String(around(28, 8, 1)),
  'removal-threshold': () => `${Math.min(100, around(70, 30, 1))}%`,
}

const rows = []
const add = (day, member, action, item = '', value = '') => rows.push({ day, member, action, item, value })
const here = (member, day) => day >= (joins.get(member) ?? 0) && day < (leaves.get(member) ?? 365)

for (const member of members) {
  add(joins.get(member) ?? 0, member, 'join')
  if (leaves.has(member)) add(leaves.get(member), member, 'leave')
  for (const [item, propose] of Object.entries(items)) {
    // A fifth of the part-timers never speak to an item: they need not.
    if (random() < 0.12) continue
    let day = (joins.get(member) ?? 0) + Math.floor(random() * 45)
    while (here(member, day)) {
      add(day, member, 'cast', item, propose())
      day += 20 + Math.floor(random() * 160)
    }
    if (random() < 0.08 && here(member, 330)) add(330, member, 'withdraw', item)
  }
  // A project is put to a standing vote on day 60; support grows through spring.
  if (here(member, 60) || joins.has(member)) {
    const from = Math.max(60, joins.get(member) ?? 0)
    const day = from + Math.floor(random() * 110)
    if (here(member, day))
      add(day, member, 'cast', 'solar-project', random() < 0.82 ? 'for' : pick(['against', 'abstain']))
    if (random() < 0.25 && here(member, day + 20))
      add(day + 20, member, 'cast', 'solar-project', pick(['for', 'against', 'for']))
  }
}
add(75, 'm05', 'cast', 'weekly-hours', '70')
add(91, 'm12', 'cast', 'vacation-days', '27.5')
add(160, 'm07', 'cast', 'vacation-days', '30')
add(212, 'm18', 'cast', 'overtime-surcharge', '1,5')

const date = (day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)
const order = { join: 0, cast: 1, withdraw: 2, leave: 3 }
rows.sort(
  (a, b) =>
    a.day - b.day || order[a.action] - order[b.action] || (a.member < b.member ? -1 : a.member > b.member ? 1 : 0),
)
const text = rows.map(({ day, member, action, item, value }) =>
  [date(day), member, action, item, value.includes(',') ? `"${value}"` : value].join(','),
)
writeFileSync(new URL('year/ballots.csv', import.meta.url), `${['on,member,action,item,value', ...text].join('\n')}\n`)
