import { Text } from '@mantine/core'
import { getPairContext, type Match, type PairContext } from '@oralu/domain'
import { useAnswer } from '../api/hooks.ts'
import { Loaded } from '../components/Loaded.tsx'
import { InstantText } from '../components/text.tsx'
import { T, useT } from '../i18n/index.tsx'
import { ClusterGraph } from './ClusterGraph.tsx'
import { ContradictionList } from './Contradictions.tsx'
import { KinAround } from './KinAround.tsx'
import { PersonLink } from './PersonLink.tsx'
import people from './people.module.css'
import { useReasons } from './reasons.ts'
import { Section } from './Section.tsx'
import { Waterfall } from './Waterfall.tsx'
import classes from './workbench.module.css'

type Pair = Pick<Match, 'left' | 'right' | 'prior' | 'why' | 'probability'>

/** What stands around a pair: news, contradictions, family, evidence, near records. */
export function PairContextParts({ pair }: { pair: Pair }) {
  const query = { left: pair.left.anchorId, right: pair.right.anchorId }
  const context = useAnswer(getPairContext, { query }, { keep: false })
  return (
    <div className={classes.context}>
      <Loaded from={context}>
        {(around) => (
          <>
            <Notes context={around} />
            <KinAround family={around.family} />
          </>
        )}
      </Loaded>
      <Waterfall pair={pair} />
      {context.data && context.data.cluster.nodes.length > 2 && (
        <ClusterGraph cluster={context.data.cluster} />
      )}
    </div>
  )
}

/** What an officer should know before deciding, most pressing first. */
function Notes({ context }: { context: PairContext }) {
  const t = useT()
  const { shown } = useReasons()
  const { asked, contradictions, news, rivals, settles } = context
  const told = news.filter(({ items }) => items.length > 0)
  const others = asked.filter(({ mine }) => !mine)
  return (
    <Section title={t('people.notes')}>
      {told.map((each) => (
        <div key={each.decidedAt} className={people.notice}>
          <T
            id="people.news"
            values={{
              by: <bdi>{each.decidedBy}</bdi>,
              at: <InstantText value={each.decidedAt} />,
              reason: <bdi>{shown(each.reason)}</bdi>,
            }}
          />
          <ul className={classes.contradictions}>
            {each.items.map((item) => (
              <li key={item.kind + item.at + item.anchorId}>
                {t(`people.news.${item.kind}`)}: <bdi>{item.source}</bdi>, <InstantText value={item.at} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {others.map((each) => (
        <Text key={each.id} size="sm">
          <T
            id="people.opinion.asked-by"
            values={{ by: <bdi>{each.by}</bdi>, at: <InstantText value={each.recordedAt} /> }}
          />
        </Text>
      ))}
      {contradictions.length > 0 ? (
        <>
          <h3 className={classes.sub}>{t('people.contradictions.if-one')}</h3>
          <ContradictionList items={contradictions} />
        </>
      ) : (
        <Text size="sm">{t('people.contradictions.none')}</Text>
      )}
      {rivals.map((rival) => (
        <Text key={rival.of + rival.person.anchorId} size="sm" component="div">
          <T
            id={`people.rival.${rival.of}`}
            values={{
              person: <PersonLink person={rival.person} />,
              source: <bdi>{rival.source}</bdi>,
              number: Math.round(rival.probability * 100) as never,
            }}
          />
        </Text>
      ))}
      {settles > 0 && <Text size="sm">{t('people.settles', { count: settles })}</Text>}
    </Section>
  )
}
