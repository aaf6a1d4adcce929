'use client'
import { Button } from './button.tsx'
import { Dialog, DialogActions, type DialogProps } from './dialog.tsx'

interface ConfirmProps extends Omit<DialogProps, 'children'> {
  /** The word on the button: what will happen, never "OK". */
  action: string
  onConfirm: () => void
}

/** Asks before something that can't be undone. */
export function Confirm({ action, onConfirm, ...dialog }: ConfirmProps) {
  const close = () => dialog.onOpenChange(false)
  return (
    <Dialog {...dialog}>
      <DialogActions>
        <Button onClick={close}>Cancel</Button>
        <Button
          look="danger"
          onClick={() => {
            close()
            onConfirm()
          }}
        >
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
