DELETE FROM [MediaType];
