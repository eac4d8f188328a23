// Texts of two records set against each other, with the characters that differ marked.
import type { StatedName } from '@oralu/domain'
import { alike, differences, type Piece } from './differences.ts'
import classes from './workbench.module.css'

/** A text with what differs from its like marked, by a line under it as well as by colour. */
export function Pieces({ of }: { of: readonly Piece[] }) {
  return (
    <bdi>
      {of.map(({ text, differs }, index) =>
        differs ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name
          <mark key={index} className={classes.differs}>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </bdi>
  )
}

/** A value as one record has it, against the other's. */
export function Against({ value, other }: { value: string; other: string | null | undefined }) {
  return <Pieces of={other ? differences(value, other)[0] : [{ text: value, differs: false }]} />
}

type Form = Pick<StatedName, 'form' | 'script' | 'latin'>

/** A form of a name against the likeliest of the other's forms: in one script if there is one, else by their Latin. */
export function FormAgainst({ name, others }: { name: Form; others: readonly Form[] }) {
  const own = others.filter(({ script }) => script === name.script)
  const best = (list: readonly string[], text: string) =>
    list.toSorted((a, b) => alike(text, b) - alike(text, a))[0]
  const same = best(
    own.map(({ form }) => form),
    name.form,
  )
  const latin = same
    ? undefined
    : best(
        others.map((other) => other.latin),
        name.latin,
      )
  const written = same ? differences(name.form, same)[0] : [{ text: name.form, differs: false }]
  return (
    <div className={classes.form}>
      <div lang={name.script === 'Arab' ? 'ar' : undefined}>
        <Pieces of={written} />
      </div>
      {(name.script !== 'Latn' || latin) && name.script !== 'none' && (
        <small>
          <Pieces of={latin ? differences(name.latin, latin)[0] : [{ text: name.latin, differs: false }]} />
        </small>
      )}
    </div>
  )
}
