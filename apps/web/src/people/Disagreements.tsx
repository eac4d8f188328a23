import { Button } from '@mantine/core'
import { type Disagreement, listDisagreements } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { usePages } from '../api/hooks.ts'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { PersonLink } from './PersonLink.tsx'
import classes from './people.module.css'
import { useReasons } from './reasons.ts'
import { Section } from './Section.tsx'

/** Pairs on which two officers disagree, with what each says; a third decides, or one of them thinks again. */
export function Disagreements() {
  const t = useT()
  const { items } = usePages(listDisagreements, { query: {} })
  if (items.length === 0) return null
  return (
    <Section title={t('people.disagreements', { count: items.length })}>
      <ul className={classes.items}>
        {items.map((item) => (
          <Item key={item.leftAnchorId + item.rightAnchorId} item={item} />
        ))}
      </ul>
    </Section>
  )
}

function Item({ item }: { item: Disagreement }) {
  const t = useT()
  const { shown } = useReasons()
  return (
    <li className={classes.item}>
      <div className={classes.what}>
        <PersonLink person={item.left} />
        {' · '}
        <PersonLink person={item.right} />
        {item.opinions.map((opinion) => (
          <div key={opinion.id}>
            <bdi>{opinion.by}</bdi>: {t(`people.opinion.${word(opinion.verdict)}`)}.{' '}
            <bdi>{shown(opinion.reason)}</bdi>{' '}
            <span className={classes.quiet}>
              <InstantText value={opinion.recordedAt} />
            </span>
          </div>
        ))}
      </div>
      <Button
        size="xs"
        variant="default"
        renderRoot={(props) => (
          <Link
            to="/matches/compare"
            search={{ left: item.leftAnchorId, right: item.rightAnchorId }}
            {...props}
          />
        )}
      >
        {t('people.look')}
      </Button>
    </li>
  )
}
