// A photo or a signature: kept where the field's compartment is, shown small.
import { Button, Group, Input, Text } from '@mantine/core'
import type { FormAnswer, FormField } from '@oralu/domain'
import { type ReactNode, useId, useState } from 'react'
import { FormProblem } from '../components/FormProblem.tsx'
import { useT } from '../i18n/index.tsx'
import { SignaturePad } from '../operations/SignaturePad.tsx'
import type { Pictures } from './FieldInput.tsx'
import classes from './forms.module.css'
import { useSaid } from './words.tsx'

interface Props {
  field: FormField
  value: string
  readOnly: boolean
  pictures: Pictures | undefined
  onChange: (value: FormAnswer | undefined) => void
  label: ReactNode
  description: ReactNode
  withAsterisk: boolean
  error: ReactNode
}

export function PictureInput({ field, value, readOnly, pictures, onChange, ...common }: Props) {
  const t = useT()
  const said = useSaid()
  const id = useId()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const keep = async (picture: Blob | null) => {
    if (!pictures) return
    if (!picture) return onChange(undefined)
    setBusy(true)
    setError(undefined)
    try {
      onChange(await pictures.keep(field, picture))
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Input.Wrapper {...common} labelElement="div" labelProps={{ id: `${id}-label` }}>
      <FormProblem error={error} />
      {!pictures && <Text size="sm">{t('forms.picture.trying')}</Text>}
      {value && pictures && (
        <img
          className={classes.picture}
          src={pictures.addressOf(value)}
          alt={said(field.label, field.name)}
        />
      )}
      {pictures && !readOnly && field.type === 'signature' && !value && (
        <SignaturePad label={said(field.label, field.name)} onDraw={keep} />
      )}
      {pictures && !readOnly && (
        <Group gap="xs" mt={4}>
          {field.type === 'photo' && (
            <>
              <input
                id={id}
                type="file"
                className="visually-hidden"
                accept="image/jpeg,image/png,image/webp"
                aria-labelledby={`${id}-label ${id}-choose`}
                onChange={(event) => void keep(event.currentTarget.files?.[0] ?? null)}
              />
              <label htmlFor={id} id={`${id}-choose`} className={classes.choose}>
                {t(busy ? 'forms.picture.sending' : 'forms.picture.choose')}
              </label>
            </>
          )}
          {value && (
            <Button size="compact-sm" variant="default" onClick={() => onChange(undefined)}>
              {t('forms.picture.remove')}
            </Button>
          )}
        </Group>
      )}
    </Input.Wrapper>
  )
}
