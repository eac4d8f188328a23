// For the press: what may be said of meetings, to be taken into a communiqué.
import { Button, CopyButton, Group, Stack, Text, Title } from '@mantine/core'
import { listPublicLines } from '@oralu/domain'
import { usePages } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { Skeletons } from '../components/Skeletons.tsx'
import { DayText } from '../components/text.tsx'
import { Places } from '../figures/Places.tsx'
import { Broken } from '../frame/Broken.tsx'
import { languages, nameOf, useT } from '../i18n/index.tsx'
import { directionOf } from '../i18n/language.ts'
import classes from './meetings.module.css'

export function PublicLinesPage() {
  const t = useT()
  const { query, items, more } = usePages(listPublicLines, {})
  return (
    <>
      <Places />
      <PageTitle title={t('meetings.lines.title')}>
        <Text c="dimmed">{t('meetings.lines.hint')}</Text>
      </PageTitle>
      {query.isError && <Broken error={query.error} reset={() => void query.refetch()} />}
      {query.isPending && <Skeletons lines={6} />}
      {query.isSuccess && items.length === 0 && (
        <Empty title={t('meetings.lines.none')} hint={t('meetings.lines.none-hint')} />
      )}
      <Stack>
        {items.map(({ id, day, texts }) => (
          <section key={id}>
            <Title order={2} size="h4" mb="xs">
              <DayText value={day} />
            </Title>
            <div className={classes.languages}>
              {languages.map((language) => (
                <div key={language} className={classes.box}>
                  <Group justify="space-between" mb="xs">
                    <Text size="sm" fw={600}>
                      {nameOf[language]}
                    </Text>
                    <CopyButton value={texts[language]}>
                      {({ copied, copy }) => (
                        <Button size="compact-xs" variant="default" onClick={copy}>
                          {copied ? t('meetings.lines.copied') : t('meetings.lines.copy')}
                        </Button>
                      )}
                    </CopyButton>
                  </Group>
                  <p className={classes.words} lang={language} dir={directionOf(language)}>
                    {texts[language]}
                  </p>
                </div>
              ))}
            </div>
          </section>
        ))}
        {query.hasNextPage && (
          <Button variant="default" onClick={more} loading={query.isFetchingNextPage}>
            {t('meetings.lines.more')}
          </Button>
        )}
      </Stack>
    </>
  )
}
