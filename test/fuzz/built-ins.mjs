const HOLDERS = [
  ...[
    'Object',
    'Array',
    'Function',
    'String',
    'Number',
    'Boolean',
    'BigInt',
    'Symbol',
    'Map',
    'Set',
    'WeakMap',
    'WeakSet',
    'Promise',
    'RegExp',
  ],
  ...['Date', 'Error', 'TypeError', 'Uint8Array', 'Float64Array', 'ArrayBuffer'],
].flatMap((name) => [
  [name, globalThis[name]],
  [`${name}.prototype`, globalThis[name].prototype],
])
HOLDERS.push(['JSON', JSON], ['Math', Math], ['Reflect', Reflect], ['globalThis', globalThis])
HOLDERS.push(['Iterator.prototype', Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))])

/** Remembers what every built-in object holds, so that a write to one can be found and taken back. */
export const watchBuiltIns = () => {
  const known = HOLDERS.map(([name, holder]) => ({ name, holder, was: Object.getOwnPropertyDescriptors(holder) }))
  return {
    /** What was written since, or undefined; it is as before afterwards. */
    changed: () => {
      const found = []
      for (const { name, holder, was } of known) {
        for (const key of Reflect.ownKeys(holder)) {
          const { value, get, set } = Object.getOwnPropertyDescriptor(holder, key)
          const before = Object.hasOwn(was, key) ? was[key] : undefined
          if (before !== undefined && Object.is(before.value, value) && before.get === get && before.set === set)
            continue
          // Node, and the library that checks shapes, keep things of their own on the global object, made when they are first needed.
          if (name === 'globalThis' && (before !== undefined || typeof key === 'symbol' || key.startsWith('__zod_')))
            continue
          found.push(`${name}.${String(key)}`)
          if (before === undefined) Reflect.deleteProperty(holder, key)
          else Object.defineProperty(holder, key, before)
        }
        for (const key of Reflect.ownKeys(was))
          if (!Object.hasOwn(holder, key)) {
            found.push(`${name}.${String(key)} is gone`)
            Object.defineProperty(holder, key, was[key])
          }
      }
      return found.length === 0 ? undefined : found.join(', ')
    },
  }
}
