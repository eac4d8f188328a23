import loader, { type Highs, type ModelData } from 'highs'

export type { Highs, ModelData }
export type Model = ReturnType<Highs['createModel']>

let loaded: Promise<Highs> | undefined

/** HiGHS, loaded once. Its types are those of CommonJS: to them the loader is the default of the default. */
export function loadHighs(): Promise<Highs> {
  loaded ??= (loader as unknown as typeof loader.default)()
  return loaded
}
