import { useNavigate } from '@tanstack/react-router'
import type { View } from './routes.ts'

/** Goes to a screen. */
export function useGo(): (view: View) => void {
  const navigate = useNavigate()
  return (view) => void navigate({ to: '/field', search: { view } })
}
