/** What the map refuses. */
export const mapProblems = {
  'map.no_such_tile': {
    status: 404,
    vi: 'Lớp bản đồ này không có ô {z}/{x}/{y}.',
    en: 'This layer of the map has no tile {z}/{x}/{y}.',
  },
  'map.tile_full': {
    status: 422,
    vi: 'Chỗ này có hơn {limit} đối tượng, không vẽ hết được ở mức thu phóng này: hãy phóng to thêm.',
    en: 'More than {limit} things lie here, too many to draw at this zoom: zoom in further.',
  },
  'map.tile_slow': {
    status: 503,
    vi: 'Vẽ phần bản đồ này quá {seconds} giây nên đã dừng. Hãy phóng to thêm hoặc thử lại sau.',
    en: 'Drawing this part of the map took more than {seconds} seconds and was stopped. Zoom in further or try again later.',
  },
  'map.bad_host': {
    status: 500,
    vi: '{setting}: “{value}” không phải tên máy chủ; hãy ghi như tiles.example.vn hoặc https://tiles.example.vn, cách nhau bằng dấu phẩy.',
    en: '{setting}: “{value}” is not a host; write them like tiles.example.vn or https://tiles.example.vn, separated by commas.',
  },
  'map.no_base': {
    status: 404,
    vi: 'Máy chủ này chưa được đặt bản đồ nền.',
    en: 'This server has no base map.',
  },
  'map.base_range': {
    status: 416,
    vi: 'Bản đồ nền chỉ được đọc từng phần, mỗi lần không quá {limit} byte.',
    en: 'The base map is read in parts of at most {limit} bytes.',
  },
} as const;
