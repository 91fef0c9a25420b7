/**
 * Words that people here build passwords of, as they type them: without accents, in lower case. Guessers' lists have
 * them; the common dictionary of the estimator is mostly English.
 */
export const usualWords: readonly string[] = `
anh em yeu yeuem yeuanh anhyeuem emyeuanh tinhyeu hanhphuc giadinh conyeu meyeu boyeu vochong
matkhau dangnhap taikhoan quantri nguoidung xinchao khongbiet khongco chaoban toilaai
vietnam viet nam vietnamvodich hanoi saigon hochiminh danang haiphong cantho hue quangngai quangnam binhdinh
thanhhoa nghean dongnai binhduong khanhhoa nhatrang dalat lamdong kontum gialai daklak
phuong xa thitran quan huyen tinh thanhpho uyban ubnd hdnd nhandan ubndphuong ubndxa congan caphuong
chutich phochutich vanphong vanhoa xahoi kinhte diachinh tuphap hotich congchuc canbo chuyendoiso hatangso
nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly truong dinh mai lam doan luong
thi van huu duc minh anh hung dung tuan hai nam long son thanh linh trang huong lan hoa mai thao phuong
ngoc hanh hien hong thu thuy tam quynh khanh bao phuc tri quang khoa dat kien trung hieu thang
thang1 thang2 ngay namsinh sinhnhat muaxuan muaha muathu muadong buoisang
motngay muoi tram nghin motbahai mothaiba motbaba sautambay
bongda manchester ronaldo messi realmadrid caulong
matkhau1 matkhau123 abc123 admin admin123 123456 12345678 123456789 p@ssw0rd
viettel vnpt vinaphone mobifone fpt internet wifi camera server
`
  .trim()
  .split(/\s+/);
