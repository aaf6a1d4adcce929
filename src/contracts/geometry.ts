/**
 * The rectangles of a page's characters, four numbers per UTF-16 code unit of the page's text:
 * left, top, right, bottom in PDF points, origin top left, after rotation. NaN four times: no rectangle
 * (line ends, generated spaces).
 */
export type CharBoxes = Float32Array
