/** Problems of units, groups and places. */
export const territoryProblems = {
  'territory.unknown_unit': {
    status: 404,
    vi: 'Chưa biết đơn vị có mã {code}; hãy nhập ranh giới hoặc danh sách đơn vị trước: hatangso import units TỆP',
    en: 'No unit with the code {code} is known; bring its boundary or a list of units in first: hatangso import units FILE',
  },
} as const;
