/**
 * Provinces before and after 2025-07-01 (202/2025/QH15; codes before: 124/2004/QĐ-TTg as amended, after:
 * 19/2025/QĐ-TTg). `[code, name, [code before, name before]…]`; the first of those before is the one of that name
 * where nothing was merged.
 */
type Province = readonly [code: string, name: string, ...before: (readonly [code: string, name: string])[]];
export const provinces: readonly Province[] = [
  ['01', 'Hà Nội', ['01', 'Hà Nội']],
  ['04', 'Cao Bằng', ['04', 'Cao Bằng']],
  ['08', 'Tuyên Quang', ['08', 'Tuyên Quang'], ['02', 'Hà Giang']],
  ['11', 'Điện Biên', ['11', 'Điện Biên']],
  ['12', 'Lai Châu', ['12', 'Lai Châu']],
  ['14', 'Sơn La', ['14', 'Sơn La']],
  ['15', 'Lào Cai', ['10', 'Lào Cai'], ['15', 'Yên Bái']],
  ['19', 'Thái Nguyên', ['19', 'Thái Nguyên'], ['06', 'Bắc Kạn']],
  ['20', 'Lạng Sơn', ['20', 'Lạng Sơn']],
  ['22', 'Quảng Ninh', ['22', 'Quảng Ninh']],
  ['24', 'Bắc Ninh', ['27', 'Bắc Ninh'], ['24', 'Bắc Giang']],
  ['25', 'Phú Thọ', ['25', 'Phú Thọ'], ['26', 'Vĩnh Phúc'], ['17', 'Hòa Bình']],
  ['31', 'Hải Phòng', ['31', 'Hải Phòng'], ['30', 'Hải Dương']],
  ['33', 'Hưng Yên', ['33', 'Hưng Yên'], ['34', 'Thái Bình']],
  ['37', 'Ninh Bình', ['37', 'Ninh Bình'], ['35', 'Hà Nam'], ['36', 'Nam Định']],
  ['38', 'Thanh Hóa', ['38', 'Thanh Hóa']],
  ['40', 'Nghệ An', ['40', 'Nghệ An']],
  ['42', 'Hà Tĩnh', ['42', 'Hà Tĩnh']],
  ['44', 'Quảng Trị', ['45', 'Quảng Trị'], ['44', 'Quảng Bình']],
  ['46', 'Huế', ['46', 'Huế'], ['46', 'Thừa Thiên Huế']],
  ['48', 'Đà Nẵng', ['48', 'Đà Nẵng'], ['49', 'Quảng Nam']],
  ['51', 'Quảng Ngãi', ['51', 'Quảng Ngãi'], ['62', 'Kon Tum']],
  ['52', 'Gia Lai', ['64', 'Gia Lai'], ['52', 'Bình Định']],
  ['56', 'Khánh Hòa', ['56', 'Khánh Hòa'], ['58', 'Ninh Thuận']],
  ['66', 'Đắk Lắk', ['66', 'Đắk Lắk'], ['54', 'Phú Yên']],
  ['68', 'Lâm Đồng', ['68', 'Lâm Đồng'], ['67', 'Đắk Nông'], ['60', 'Bình Thuận']],
  ['75', 'Đồng Nai', ['75', 'Đồng Nai'], ['70', 'Bình Phước']],
  ['79', 'Hồ Chí Minh', ['79', 'Hồ Chí Minh'], ['74', 'Bình Dương'], ['77', 'Bà Rịa - Vũng Tàu']],
  ['80', 'Tây Ninh', ['72', 'Tây Ninh'], ['80', 'Long An']],
  ['82', 'Đồng Tháp', ['87', 'Đồng Tháp'], ['82', 'Tiền Giang']],
  ['86', 'Vĩnh Long', ['86', 'Vĩnh Long'], ['83', 'Bến Tre'], ['84', 'Trà Vinh']],
  ['91', 'An Giang', ['89', 'An Giang'], ['91', 'Kiên Giang']],
  ['92', 'Cần Thơ', ['92', 'Cần Thơ'], ['93', 'Hậu Giang'], ['94', 'Sóc Trăng']],
  ['96', 'Cà Mau', ['96', 'Cà Mau'], ['95', 'Bạc Liêu']],
];
