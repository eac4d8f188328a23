import { describe, expect, it } from 'vitest'
import { statementNames } from '../../src/db/statements.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { openStage } from '../support/oralu.ts'

describe('names of statements', () => {
  it('come with the second use, stay, and are not to be guessed', () => {
    const [one, other] = [statementNames(), statementNames()]
    expect(one('select 1')).toBeUndefined()
    const name = one('select 1')
    expect(name).toMatch(/^[\w-]{22}$/)
    expect(one('select 1')).toBe(name)
    other('select 1')
    expect(other('select 1')).not.toBe(name)
  })

  it('are given to a bounded number of texts', () => {
    const nameOf = statementNames()
    const named = new Set<string | undefined>()
    for (let round = 0; round < 2; round++) for (let i = 0; i < 2000; i++) named.add(nameOf(`select ${i}`))
    named.delete(undefined)
    expect(named.size).toBe(400)
  })
})

it('a plan that a migration made stale is made anew, and the request sees nothing of it', async () => {
  const stage = await openStage()
  try {
    const agency = await stage.agency()
    const { token } = await stage.person('identity_analyst', agency)
    const read = () =>
      inTransaction(stage.services.database.app, { token }, (db) =>
        db.selectFrom('access.agency').selectAll().execute(),
      )
    for (let i = 0; i < 10; i++) await read()
    await stage.root.query('alter table access.agency add column motto text')
    await stage.root.query('grant select (motto) on access.agency to oralu_app')
    expect((await read())[0]).toHaveProperty('motto')
  } finally {
    await stage.close()
  }
})
