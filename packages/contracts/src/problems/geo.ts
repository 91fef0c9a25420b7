/** Problems of coordinates and of GeoJSON files. */
export const geoProblems = {
  'geo.zero': {
    status: 422,
    vi: 'Tọa độ 0, 0: máy chưa bắt được vị trí hoặc ô bị bỏ trống',
    en: 'Coordinates 0, 0: the device had no position yet, or the cell was left empty',
  },
  'geo.swapped': {
    status: 422,
    vi: 'Kinh độ và vĩ độ bị đổi chỗ: {lat}, {lon} mới nằm trong Việt Nam',
    en: 'Longitude and latitude are swapped: {lat}, {lon} would be in Viet Nam',
  },
  'geo.outside': {
    status: 422,
    vi: 'Vị trí {lon}, {lat} nằm ngoài Việt Nam',
    en: 'The position {lon}, {lat} is outside Viet Nam',
  },
  'geo.range': {
    status: 422,
    vi: 'Kinh độ phải từ -180 đến 180, vĩ độ từ -90 đến 90; nhận được {lon}, {lat}',
    en: 'Longitude must be from -180 to 180, latitude from -90 to 90; got {lon}, {lat}',
  },
  'geo.half': {
    status: 422,
    vi: 'Chỉ có một trong hai tọa độ',
    en: 'Only one of the two coordinates is given',
  },
  'geo.metres': {
    status: 422,
    vi: 'Tọa độ tính bằng mét (VN-2000?): {lon}, {lat}; hãy đặt tên cột là X, Y và cho biết múi chiếu',
    en: 'The coordinates are in metres (VN-2000?): {lon}, {lat}; name the columns X and Y and say which zone',
  },
  'geo.metres_swapped': {
    status: 422,
    vi: 'X và Y bị đổi chỗ: theo quy ước Việt Nam, X là hướng bắc, Y là hướng đông',
    en: 'X and Y are swapped: in Vietnamese sheets X is north and Y is east',
  },
  'geo.other_zone': {
    status: 422,
    vi: 'Vị trí lệch {kilometres} km so với địa bàn: múi chiếu phải là EPSG:{epsg} (kinh tuyến trục {meridian}), không phải EPSG:{given}',
    en: 'The position is {kilometres} km away from the area: the zone should be EPSG:{epsg} (central meridian {meridian}), not EPSG:{given}',
  },
  'geo.unknown_zone': {
    status: 422,
    vi: 'EPSG:{epsg} không phải múi 3° của VN-2000 (5896-5899, 9205-9218)',
    en: 'EPSG:{epsg} is not a 3° zone of VN-2000 (5896-5899, 9205-9218)',
  },
  'geojson.not': {
    status: 422,
    vi: 'Tệp "{file}" không phải GeoJSON: {reason}',
    en: 'The file "{file}" is not GeoJSON: {reason}',
  },
  'geojson.damaged': {
    status: 422,
    vi: 'Tệp "{file}" hỏng tại đối tượng {row}: {reason}',
    en: 'The file "{file}" is damaged at feature {row}: {reason}',
  },
  'geojson.feature_too_large': {
    status: 413,
    vi: 'Đối tượng {row} của tệp "{file}" lớn hơn giới hạn {limit}',
    en: 'Feature {row} of the file "{file}" is larger than the limit of {limit}',
  },
  'geojson.too_deep': {
    status: 422,
    vi: 'Tệp "{file}" lồng nhau quá sâu tại đối tượng {row}',
    en: 'The file "{file}" is nested too deeply at feature {row}',
  },
  'geojson.crs': {
    status: 422,
    vi: 'Tệp "{file}" dùng hệ tọa độ {crs}; GeoJSON phải là WGS84 (kinh độ, vĩ độ)',
    en: 'The file "{file}" uses the coordinate system {crs}; GeoJSON must be WGS84 (longitude, latitude)',
  },
  'geojson.type': {
    status: 422,
    vi: 'Cần hình {expected}, nhận được {found}',
    en: 'A {expected} is needed, got {found}',
  },
  'geojson.no_geometry': { status: 422, vi: 'Đối tượng không có hình', en: 'The feature has no geometry' },
  'geojson.ring_open': {
    status: 422,
    vi: 'Vòng của đa giác không khép kín',
    en: 'A ring of the polygon is not closed',
  },
  'geojson.ring_short': {
    status: 422,
    vi: 'Vòng của đa giác cần ít nhất 4 điểm, có {points}',
    en: 'A ring of a polygon needs at least 4 points, has {points}',
  },
  'geojson.line_short': { status: 422, vi: 'Đường cần ít nhất 2 điểm', en: 'A line needs at least 2 points' },
  'geojson.position': {
    status: 422,
    vi: 'Tọa độ không phải hai số: {value}',
    en: 'A position is not two numbers: {value}',
  },
  'geojson.too_many_points': {
    status: 413,
    vi: 'Hình có quá {limit} điểm',
    en: 'The geometry has more than {limit} points',
  },
} as const;
