// Makes hours.csv: June 2025 of a team of six, as their time sheets would have it. The people are invented, the numbers come from a fixed seed.
import { writeFileSync } from 'node:fs'

let state = 20250601
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32
}

const team = [
  { worker: 'ana', category: 'full-time coordinator', hours: () => 7 + Math.floor(random() * 9) / 4 },
  { worker: 'ben', category: 'full-time worker-owner', hours: () => 6.5 + Math.floor(random() * 9) / 4 },
  { worker: 'cleo', category: 'full-time worker-owner', hours: () => 7 + Math.floor(random() * 5) / 4 },
  { worker: 'dario', category: 'full-time volunteer on a project', hours: () => 5 + Math.floor(random() * 9) / 4 },
  {
    worker: 'eva',
    category: 'part-time volunteer on a project',
    hours: () => (random() < 0.35 ? 1 + Math.floor(random() * 9) / 4 : 0),
  },
]
const rows = []
// From Monday 26 May: the hours of the week in which the month begins count towards its ordinary hours.
for (let day = Date.UTC(2025, 4, 26); day < Date.UTC(2025, 6, 1); day += 86_400_000) {
  const weekday = new Date(day).getUTCDay()
  const on = new Date(day).toISOString().slice(0, 10)
  if (weekday === 0 || weekday === 6) continue
  for (const { worker, category, hours } of team) {
    const vacation = worker === 'ben' && on >= '2025-06-16' && on < '2025-06-21'
    const count = vacation ? 7.5 : hours()
    if (count > 0) rows.push([worker, category, on, vacation ? 'leave' : 'work', count])
  }
}
// A voice-over of thirty seconds, and the half hour it took.
rows.push(['filip', 'part-time volunteer on a project', '2025-06-12', 'work', 0.5])
// Half a Saturday at the stall, given.
rows.push(['cleo', 'full-time worker-owner', '2025-06-14', 'donated', 4])
rows.sort((a, b) => (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0))
writeFileSync(
  new URL('hours.csv', import.meta.url),
  `${['worker,category,date,kind,hours', ...rows.map((row) => row.join(','))].join('\n')}\n`,
)
