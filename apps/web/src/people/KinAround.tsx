import { Text } from '@mantine/core'
import type { PairContext } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Born } from './names.tsx'
import { PersonLink } from './PersonLink.tsx'
import people from './people.module.css'
import { Section } from './Section.tsx'
import classes from './workbench.module.css'

type Around = PairContext['family']
type Shared = Around['shared'][number]

/** The family of each, and who of them is, or may be, one person on both sides. */
export function KinAround({ family }: { family: Around }) {
  const t = useT()
  const { left, right, shared } = family
  const one = shared.filter((each) => each.as === 'one').length
  return (
    <Section title={t('people.kin')}>
      {left.length + right.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('people.kin.none')}
        </Text>
      ) : (
        <>
          {one > 0 && (
            <Text size="sm" fw={600} mb="xs">
              {t('people.kin.shared', { count: one })}
            </Text>
          )}
          {shared.length > 0 && (
            <ul className={classes.shared}>
              {shared.map((each) => (
                <SharedKin key={each.left.anchorId + each.right.anchorId} kin={each} />
              ))}
            </ul>
          )}
          <div className={classes.two}>
            <Relatives of={left} title={t('people.kin.first')} />
            <Relatives of={right} title={t('people.kin.second')} />
          </div>
        </>
      )}
    </Section>
  )
}

function SharedKin({ kin }: { kin: Shared }) {
  const t = useT()
  return (
    <li>
      <PersonLink person={kin.left} />
      {' – '}
      <PersonLink person={kin.right} />
      <span className={people.quiet}>
        {t(`people.role.${word(kin.left.role)}`)}
        {' · '}
        {kin.as === 'suggested' ? (
          <Link to="/matches/compare" search={{ left: kin.left.anchorId, right: kin.right.anchorId }}>
            {t('people.kin.suggested', { number: Math.round((kin.probability ?? 0) * 100) })}
          </Link>
        ) : (
          t(`people.kin.${kin.as}`)
        )}
      </span>
    </li>
  )
}

function Relatives({ of, title }: { of: Around['left']; title: string }) {
  const t = useT()
  return (
    <div>
      <h3 className={classes.sub}>{title}</h3>
      {of.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('people.kin.none-known')}
        </Text>
      ) : (
        <ul className={classes.kin}>
          {of.map((each) => (
            <li key={each.anchorId}>
              <PersonLink person={each} />
              <span className={people.quiet}>
                {t(`people.role.${word(each.role)}`)}
                {' · '}
                <Born person={each} short />
                {' · '}
                <bdi>{each.source}</bdi>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
