import { Button, Stack, Text, Title } from '@mantine/core'
import { figureCells, getFigure, recountFigure } from '@oralu/domain'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '../api/client.ts'
import { Facts } from '../components/Facts.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText, NumberText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import classes from './figures.module.css'
import { Places } from './Places.tsx'
import { SmallCellsNotice } from './words.tsx'

/** A frozen figure: its numbers, how they are counted, and whether a recount gives the same. */
export function FigurePage() {
  const t = useT()
  const can = useCan()
  const navigate = useNavigate()
  const { figureId } = useParams({ strict: false }) as { figureId: string }
  const figure = useAnswer(getFigure, { params: { id: figureId } })
  const [asked, setAsked] = useState(false)
  const again = useAnswer(recountFigure, { params: { id: figureId } }, { enabled: asked })
  return (
    <>
      <Places />
      <Loaded from={figure}>
        {(figure) => (
          <Stack>
            <PageTitle
              title={figure.name}
              {...(can('press.write')
                ? {
                    action: {
                      label: t('figures.frozen.draft'),
                      onClick: () => void navigate({ to: `/figures/communiques/new/${figure.id}` as '/' }),
                    },
                  }
                : {})}
              aside={
                <Button
                  variant="default"
                  loading={again.isFetching}
                  onClick={() => (asked ? void again.refetch() : setAsked(true))}
                >
                  {t('figures.frozen.recount')}
                </Button>
              }
            >
              <Text c="dimmed">{t('figures.frozen.hint')}</Text>
            </PageTitle>
            {again.data && (
              <div className={classes.notice} role="status">
                {again.data.same
                  ? t('figures.frozen.same')
                  : again.data.recounted
                    ? t('figures.frozen.differs', {
                        frozen: again.data.frozen.total,
                        recounted: again.data.recounted.total,
                      })
                    : t('figures.frozen.hidden')}
              </div>
            )}
            <div className={classes.facts}>
              <Facts
                facts={[
                  ...figureCells
                    .filter((cell) => cell !== 'adultsSexUnknown' || figure.numbers[cell] > 0)
                    .map((cell) => ({
                      label: t(`figures.cell.${cell}`),
                      value: (
                        <NumberText
                          value={figure.numbers[cell]}
                          definition={t(`figures.definition.${cell}`)}
                        />
                      ),
                    })),
                  { label: t('figures.as-it-was'), value: <DayText value={figure.asItWas} /> },
                  {
                    label: t('figures.known-on'),
                    value: (
                      <>
                        <InstantText value={figure.knownAt} />,{' '}
                        {t('figures.frozen.ledger', { size: figure.ledgerSize })}
                      </>
                    ),
                  },
                  { label: t('figures.frozen.manifests'), value: <NumberText value={figure.manifests} /> },
                  { label: t('figures.frozen.by'), value: <bdi>{figure.recordedBy}</bdi> },
                ]}
              />
            </div>
            <section>
              <Title order={2}>{t('figures.frozen.counted')}</Title>
              <ul>
                <li>{t('figures.definition.child')}</li>
                {figureCells.map((cell) => (
                  <li key={cell}>{t(`figures.definition.${cell}`)}</li>
                ))}
              </ul>
            </section>
            <section>
              <Title order={2} mb="xs">
                {t('figures.small.heading')}
              </Title>
              <SmallCellsNotice figure={figure} breakdown />
            </section>
          </Stack>
        )}
      </Loaded>
    </>
  )
}
