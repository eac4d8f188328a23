// What stands in the way of publishing, each with the way to it.
import { Alert, Button, Spoiler, Text } from '@mantine/core'
import type { Form, FormFault, Language } from '@oralu/domain'
import { nameOf, useT } from '../../i18n/index.tsx'
import { useSaid } from '../words.tsx'

interface Props {
  form: Form
  faults: readonly FormFault[]
  onOpen: (name: string) => void
}

export function FaultList({ form, faults, onOpen }: Props) {
  const t = useT()
  const say = useFaultWords()
  const said = useSaid()
  if (faults.length === 0)
    return (
      <Text size="sm" role="status">
        {t('forms.ready')}
      </Text>
    )
  return (
    <Alert color="ochre" variant="light" title={t('forms.faults', { count: faults.length })}>
      <Spoiler maxHeight={110} showLabel={t('forms.import.all')} hideLabel={t('forms.import.fewer')}>
        <ul>
          {faults.map((fault, at) => {
            const item = form.items.find(({ name }) => name === fault.item)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: two faults of one kind differ in their place only
              <li key={at}>
                {item ? (
                  <Button variant="transparent" size="compact-sm" onClick={() => onOpen(item.name)}>
                    <bdi>{said(item.label, item.name)}</bdi>
                  </Button>
                ) : (
                  fault.item && <bdi>{fault.item}: </bdi>
                )}{' '}
                {say(fault)}
              </li>
            )
          })}
        </ul>
      </Spoiler>
    </Alert>
  )
}

export function useFaultWords(): (fault: FormFault) => string {
  const t = useT()
  return ({ code, what, detail }) => {
    if (code !== 'words-missing') return t(`forms.wrong.${code}`, { detail: detail ?? '' })
    const language = nameOf[detail as Language]
    return t('forms.wrong.words-missing', { what: t(`forms.what.${what}`), language })
  }
}
