import type { Pdfium } from './pdfium.ts'

/** How a page's own coordinates (origin bottom left, before rotation) become those of the page as shown. */
export interface PageFrame {
  width: number
  height: number
  /** Writes a rectangle of the page's own coordinates into `boxes` at `at`: left, top, right, bottom as shown. */
  place(left: number, top: number, right: number, bottom: number, boxes: Float32Array, at: number): void
}

/** The frame of a loaded page. `scratch` is memory for four floats. */
export function pageFrame(pdfium: Pdfium, page: number, scratch: number): PageFrame {
  const rotation = pdfium.FPDFPage_GetRotation(page)
  const known = pdfium.FPDF_GetPageBoundingBox(page, scratch) === 1
  const at = scratch >> 2
  const box = known ? Array.from(pdfium.heap.HEAPF32.subarray(at, at + 4)) : [0, 792, 612, 0]
  const [left = 0, top = 0, right = 0, bottom = 0] = box
  return frameOf({ left, top, right, bottom }, rotation)
}

/** `box` is the crop box; `rotation` counts quarter turns clockwise. */
export function frameOf(
  box: { left: number; top: number; right: number; bottom: number },
  rotation: number,
): PageFrame {
  const width = box.right - box.left
  const height = box.top - box.bottom
  const upright = rotation % 2 === 0
  return {
    width: upright ? width : height,
    height: upright ? height : width,
    place(left, top, right, bottom, boxes, at) {
      if (rotation === 0) put(boxes, at, left - box.left, box.top - top, right - box.left, box.top - bottom)
      else if (rotation === 1)
        put(boxes, at, bottom - box.bottom, left - box.left, top - box.bottom, right - box.left)
      else if (rotation === 2)
        put(boxes, at, box.right - right, bottom - box.bottom, box.right - left, top - box.bottom)
      else put(boxes, at, box.top - top, box.right - right, box.top - bottom, box.right - left)
    },
  }
}

function put(boxes: Float32Array, at: number, left: number, top: number, right: number, bottom: number) {
  boxes[at] = left
  boxes[at + 1] = top
  boxes[at + 2] = right
  boxes[at + 3] = bottom
}
