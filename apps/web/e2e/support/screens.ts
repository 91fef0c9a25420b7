/** Every screen of the demonstration: what is looked at, as whom. Tests and the pictures of the docs read this list. */
export interface Screen {
  readonly name: string;
  readonly path: string;
  /** Login of one of the demonstration's people; null: nobody is signed in. */
  readonly as: string | null;
  /** Shown in the guide. */
  readonly picture?: true;
}

const ward = '/21172';
const year = new Date().getFullYear();

export const screens: readonly Screen[] = [
  { name: 'dang-nhap', path: '/dang-nhap', as: null, picture: true },
  { name: 'tong-quan', path: ward, as: 'chu-tich', picture: true },
  { name: 'toan-tinh', path: '/51', as: 'tinh', picture: true },
  { name: 'ban-do', path: `${ward}/ban-do`, as: 'tong-hop', picture: true },
  { name: 'chi-so', path: `${ward}/chi-so`, as: 'tong-hop', picture: true },
  { name: 'mot-chi-so', path: `${ward}/chi-so/adults_with_smartphone`, as: 'tong-hop', picture: true },
  { name: 'vi-sao', path: `${ward}/chi-so/adults_with_smartphone?xem=vi-sao`, as: 'tong-hop', picture: true },
  { name: 'so-sanh', path: `${ward}/chi-so/adults_with_smartphone?xem=so-sanh`, as: 'tong-hop' },
  { name: 'chi-so-theo-to', path: `${ward}/chi-so/households_with_fibre?xem=to-dan-pho`, as: 'tong-hop' },
  { name: 'viec-cua-toi', path: `${ward}/ke-hoach/viec-cua-toi`, as: 'don-vi-2', picture: true },
  { name: 'chi-tieu', path: `${ward}/ke-hoach/chi-tieu`, as: 'tong-hop' },
  { name: 'nhiem-vu', path: `${ward}/ke-hoach/nhiem-vu`, as: 'tong-hop', picture: true },
  { name: 'mot-nhiem-vu', path: `${ward}/ke-hoach/nhiem-vu/V.6.d`, as: 'don-vi-2' },
  { name: 'theo-don-vi', path: `${ward}/ke-hoach/theo-don-vi`, as: 'tong-hop' },
  { name: 'dong-thoi-gian', path: `${ward}/ke-hoach/dong-thoi-gian`, as: 'tong-hop' },
  { name: 'kho-khan', path: `${ward}/ke-hoach/kho-khan`, as: 'tong-hop', picture: true },
  { name: 'dieu-chinh', path: `${ward}/ke-hoach/dieu-chinh`, as: 'tong-hop' },
  { name: 'kinh-phi', path: `${ward}/ke-hoach/kinh-phi`, as: 'tong-hop' },
  { name: 'chuoi', path: `${ward}/ke-hoach/chuoi`, as: 'tong-hop', picture: true },
  { name: 'tep-ke-hoach', path: `${ward}/ke-hoach/tep`, as: 'tong-hop' },
  { name: 'so-lieu', path: `${ward}/so-lieu`, as: 'tong-hop', picture: true },
  { name: 'bao-cao', path: `${ward}/bao-cao/${year}`, as: 'tong-hop', picture: true },
  { name: 'chot-so-lieu', path: `${ward}/bao-cao/${year}/chot`, as: 'tong-hop', picture: true },
  { name: 'thiet-lap-bao-cao', path: `${ward}/bao-cao/thiet-lap`, as: 'tong-hop' },
  { name: 'quan-tri', path: `${ward}/quan-tri`, as: 'quan-tri', picture: true },
  { name: 'vai-tro', path: `${ward}/quan-tri/vai-tro`, as: 'quan-tri' },
  { name: 'ma-truy-cap', path: `${ward}/quan-tri/ma-truy-cap`, as: 'quan-tri' },
  { name: 'don-vi', path: `${ward}/quan-tri/don-vi`, as: 'quan-tri' },
  { name: 'thiet-dat', path: `${ward}/quan-tri/thiet-dat`, as: 'quan-tri' },
  { name: 'du-lieu-ca-nhan', path: `${ward}/quan-tri/du-lieu-ca-nhan`, as: 'quan-tri' },
  { name: 'suc-khoe', path: `${ward}/quan-tri/suc-khoe`, as: 'quan-tri' },
  { name: 'nhat-ky', path: `${ward}/quan-tri/nhat-ky`, as: 'kiem-tra' },
  { name: 'tai-khoan', path: '/tai-khoan', as: 'chu-tich' },
  { name: 'doanh-nghiep', path: `${ward}/so-lieu`, as: 'doanh-nghiep' },
  { name: 'khong-co', path: `${ward}/khong-co-trang-nay`, as: 'chu-tich' },
];

/** Pages of the public window and the guide: they need nobody signed in and no scripts. */
export const publicPages: readonly Screen[] = [
  { name: 'cong-khai', path: '/cong-khai/21172', as: null, picture: true },
  { name: 'cong-khai-chi-so', path: '/cong-khai/21172/chi-so/adults_with_smartphone', as: null },
  { name: 'kiem-tra', path: '/cong-khai/kiem-tra', as: null },
  { name: 'huong-dan', path: '/huong-dan/', as: null },
];
