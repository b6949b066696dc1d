import { Printer } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../parts/Button.tsx'
import { PrintDialog, type Printable } from './PrintDialog.tsx'

interface PrintButtonProps {
  readonly label: string
  readonly what: Printable
}

/** The way to a document on paper, where people look for it. */
export function PrintButton({ label, what }: PrintButtonProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <IconButton label={label} onPress={() => setOpen(true)}>
        <Printer size={18} aria-hidden />
      </IconButton>
      {open && <PrintDialog what={what} title={label} onClose={() => setOpen(false)} />}
    </>
  )
}
